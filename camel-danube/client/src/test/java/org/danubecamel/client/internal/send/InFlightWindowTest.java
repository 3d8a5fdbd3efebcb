package org.danubecamel.client.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class InFlightWindowTest {
    private final InFlightWindow window = new InFlightWindow(2);
    private final List<String> started = new ArrayList<>();

    private BooleanSupplier starting(String name) {
        return () -> started.add(name);
    }

    private BooleanSupplier declining(String name) {
        return () -> {
            started.add(name);
            return false;
        };
    }

    @Test
    void noMoreThanItsSizeAreUnderWay() {
        window.enter(starting("a"));
        window.enter(starting("b"));
        window.enter(starting("c"));

        assertThat(started).containsExactly("a", "b");
    }

    @Test
    void whoWaitsLongestIsNext() {
        window.enter(starting("a"));
        window.enter(starting("b"));
        window.enter(starting("c"));
        window.enter(starting("d"));
        window.leave();
        window.leave();

        assertThat(started).containsExactly("a", "b", "c", "d");
    }

    @Test
    void aPlaceThatNobodyWaitsForIsFreeAgain() {
        window.enter(starting("a"));
        window.enter(starting("b"));
        window.leave();
        window.enter(starting("c"));
        window.enter(starting("d"));

        assertThat(started).containsExactly("a", "b", "c");
    }

    @Test
    void whoDoesNotTakeThePlaceLeavesItToTheNext() {
        window.enter(declining("a"));
        window.enter(declining("b"));
        window.enter(starting("c"));
        window.enter(starting("d"));
        window.enter(declining("e"));
        window.enter(starting("f"));
        window.leave();

        assertThat(started).containsExactly("a", "b", "c", "d", "e", "f");
    }

    @Test
    void anyNumberMayFailAtOnceInARow() {
        window.enter(starting("a"));
        window.enter(starting("b"));
        for (var i = 0; i < 200_000; i++) {
            window.enter(() -> {
                started.add("x");
                window.leave();
                return true;
            });
        }
        window.enter(starting("z"));
        window.leave();

        assertThat(started).hasSize(200_003).last().isEqualTo("z");
    }

    @Test
    void anyNumberMayDeclineInARow() {
        window.enter(starting("a"));
        window.enter(starting("b"));
        for (var i = 0; i < 200_000; i++) {
            window.enter(declining("x"));
        }
        window.enter(starting("z"));
        window.leave();

        assertThat(started).hasSize(200_003).last().isEqualTo("z");
    }
}
