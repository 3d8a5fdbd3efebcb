package org.danubecamel.test.client;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.danubecamel.client.DanubeMessage;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.MessageListener;
import org.jspecify.annotations.Nullable;

/** Keeps what a consumer was given. */
public final class Received implements MessageListener {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private final boolean acknowledging;

    private Received(boolean acknowledging) {
        this.acknowledging = acknowledging;
    }

    /** Leaves the outcome of each delivery to the test. */
    public static Received undecided() {
        return new Received(false);
    }

    /** Acknowledges each delivery. */
    public static Received acknowledged() {
        return new Received(true);
    }

    @Override
    public void onMessage(Delivery delivery) {
        deliveries.add(delivery);
        if (acknowledging) {
            var unused = delivery.acknowledge();
        }
    }

    /** Returns the next delivery, which must arrive within 20 s. */
    public Delivery next() {
        var delivery = poll(PATIENCE);
        if (delivery == null) {
            throw new AssertionError("No delivery within " + PATIENCE);
        }
        return delivery;
    }

    /** Returns the next {@code count} messages. */
    public List<DanubeMessage> next(int count) {
        var messages = new ArrayList<DanubeMessage>(count);
        for (var i = 0; i < count; i++) {
            messages.add(next().message());
        }
        return messages;
    }

    /** Returns the texts of the next {@code count} messages. */
    public List<String> texts(int count) {
        return next(count).stream().map(Received::text).toList();
    }

    /** Fails if a delivery arrives within {@code period}. */
    public void expectNothingFor(Duration period) {
        var delivery = poll(period);
        if (delivery != null) {
            throw new AssertionError("Unexpected delivery: " + text(delivery.message()));
        }
    }

    private @Nullable Delivery poll(Duration patience) {
        try {
            return deliveries.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Returns the payload as a text. */
    public static String text(DanubeMessage message) {
        return new String(message.payload(), StandardCharsets.UTF_8);
    }
}
