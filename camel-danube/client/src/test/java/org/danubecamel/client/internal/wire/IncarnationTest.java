package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.junit.jupiter.api.Test;

class IncarnationTest {

    @Test
    void noTwoProducersHaveOneNameHoweverFastTheyAreMade() {
        var names = new HashSet<String>();
        for (var i = 0; i < 20_000; i++) {
            names.add(Incarnation.of("shop"));
        }
        assertThat(names).hasSize(20_000).allMatch(name -> name.matches("shop~[0-9a-z]+(-[0-9a-z]+)+"));
    }

    @Test
    void withoutANameItSaysHostAndProcess() {
        assertThat(Incarnation.of(null)).contains("-" + ProcessHandle.current().pid() + "~");
    }
}
