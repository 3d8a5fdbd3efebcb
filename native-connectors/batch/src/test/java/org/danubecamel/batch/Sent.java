package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;

/** An exchange that was given to a route, and how often it was completed. */
final class Sent {

    final Exchange exchange;
    private final AtomicInteger completions = new AtomicInteger();
    private final CountDownLatch completed = new CountDownLatch(1);

    Sent(Exchange exchange) {
        this.exchange = exchange;
    }

    void completed() {
        completions.incrementAndGet();
        completed.countDown();
    }

    boolean isCompleted() {
        return completions.get() > 0;
    }

    Exception failure() {
        awaitCompletion();
        assertThat(completions).as("completions").hasValue(1);
        return exchange.getException();
    }

    private void awaitCompletion() {
        try {
            assertThat(completed.await(60, TimeUnit.SECONDS))
                    .as("it is completed")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
