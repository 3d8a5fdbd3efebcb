package org.danubecamel.routes.outage;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;

/** Sends {@link NumberedText} to a topic at a steady rate, from 0 on, until it is stopped. */
final class SteadyLoad implements AutoCloseable {

    private static final int PERIOD_MILLIS = 100;

    private final ProducerTemplate template;
    private final String topic;
    private final int atOnce;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile @Nullable Exception failure;

    SteadyLoad(CamelContext context, String topic, int perSecond) {
        this.template = context.createProducerTemplate();
        this.topic = topic;
        this.atOnce = perSecond * PERIOD_MILLIS / 1_000;
    }

    void start() {
        var unused = clock.scheduleAtFixedRate(this::send, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void send() {
        try {
            template.sendBody("danube:" + topic, NumberedText.of(sent.get(), atOnce));
            sent.addAndGet(atOnce);
        } catch (RuntimeException e) {
            failure = e;
            throw e;
        }
    }

    /** Returns how many messages the broker has stored. */
    int sent() {
        var failed = failure;
        if (failed != null) {
            throw new AssertionError("The load on " + topic + " ended", failed);
        }
        return sent.get();
    }

    /** Sends no more, and returns how many were sent. */
    int stop() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new AssertionError("A send to " + topic + " hangs");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sent();
    }

    @Override
    public void close() throws Exception {
        clock.shutdownNow();
        template.close();
    }
}
