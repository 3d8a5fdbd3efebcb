package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SafeExecutorTest {
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void aTaskRunsOnTheExecutorBehindIt() {
        new SafeExecutor(task -> {
                    runs.addAndGet(10);
                    task.run();
                })
                .execute(runs::incrementAndGet);

        assertThat(runs).hasValue(11);
    }

    @Test
    void whatAnExecutorThatWasShutDownRejectsIsRunNevertheless() {
        var executor = Executors.newSingleThreadExecutor();
        executor.shutdown();

        new SafeExecutor(executor).execute(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }
}
