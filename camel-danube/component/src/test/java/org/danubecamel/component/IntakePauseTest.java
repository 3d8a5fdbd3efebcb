package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When new messages are kept back, and when one of them is let through. */
class IntakePauseTest {

    private static final String WHY = "nothing is accepted";

    private long now;
    private final List<String> done = new ArrayList<>();
    private final RetryDelay delay = new RetryDelay(Duration.ofSeconds(1), Duration.ofSeconds(4));
    private final IntakePause pause = new IntakePause(
            new IntakePause.Intake() {
                @Override
                public void hold() {
                    done.add("hold");
                }

                @Override
                public void admitOne() {
                    done.add("admit at " + Duration.ofNanos(now).toMillis());
                }

                @Override
                public void release() {
                    done.add("release");
                }
            },
            delay,
            () -> now,
            "the consumer");

    /** A message fails in each of these milliseconds. */
    private void failAt(long... milliseconds) {
        for (var each : milliseconds) {
            now = Duration.ofMillis(each).toNanos();
            pause.begin(WHY);
        }
    }

    @Test
    void itBeginsOnceAndEndsOnce() {
        failAt(0, 1, 2);
        pause.end();
        pause.end();

        assertThat(done).containsExactly("hold", "release");
    }

    @Test
    void aNewMessageIsLetThroughAfterEachDelay() {
        failAt(0, 999, 1_000, 1_001, 2_999, 3_000, 6_999, 7_000, 10_999, 11_000);

        assertThat(done).containsExactly("hold", "admit at 1000", "admit at 3000", "admit at 7000", "admit at 11000");
    }

    @Test
    void theNextPauseBeginsWithTheFirstDelay() {
        failAt(0, 1_000, 3_000);
        pause.end();
        done.clear();
        failAt(4_000, 4_999, 5_000);

        assertThat(done).containsExactly("hold", "admit at 5000");
    }

    @Test
    void itSaysSinceWhenAndWhy() {
        assertThat(pause.since()).isNull();
        failAt(0);

        assertThat(pause.since()).isNotNull();
        assertThat(pause.reason()).isEqualTo(WHY);
    }
}
