package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.junit.jupiter.api.Test;

final class SinkUnderTestTest {

    @Test
    void saysAllThatIsMissingAtOnce() {
        assertThatThrownBy(() -> SinkUnderTest.of("files", new DirectoryPeer()).build())
                .hasMessageContainingAll("files", "guarantee", "target", "uri", "reader", "wrongConfiguration");
    }

    @Test
    void oneWrongOptionDoesNotShowThatAllAreNamed() {
        assertThatThrownBy(() -> SinkUnderTest.of("files", new DirectoryPeer())
                        .promises(WriteGuarantee.REPORTS)
                        .target(name -> {})
                        .uri(name -> "files:" + name)
                        .reader(name -> List.of())
                        .wrongConfiguration("files:t?a=1", "a")
                        .build())
                .hasMessageContaining("two options or more");
    }
}
