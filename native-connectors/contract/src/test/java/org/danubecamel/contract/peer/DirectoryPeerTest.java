package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DirectoryPeerTest {

    private final DirectoryPeer peer = new DirectoryPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void nothingCanBeWrittenBeforeItIsStartedAndWhileItIsStopped() throws IOException {
        assertThat(peer.directory()).doesNotExist();
        peer.start();
        peer.stop();
        assertThatThrownBy(() -> Files.createDirectories(peer.directory().resolve("a")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void itsDataIsThereWhenItComesBack() throws IOException {
        peer.start();
        Files.writeString(peer.directory().resolve("a"), "1");
        peer.kill();
        peer.start();
        assertThat(peer.directory().resolve("a")).hasContent("1");
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() {
        peer.start();
        var directory = peer.directory();
        peer.close();
        assertThat(directory.getParent()).doesNotExist();
    }
}
