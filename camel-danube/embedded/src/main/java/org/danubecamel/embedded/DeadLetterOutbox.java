package org.danubecamel.embedded;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that one subscription has given up, until its dead-letter topic has them. One that could not be stored
 * is tried again until it is, or until the subscription begins anew.
 */
final class DeadLetterOutbox {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterOutbox.class);
    private static final long RETRY_MILLIS = 500;

    private final Topic topic;
    private final String subscription;
    private final Consumer<Delivery> stored;

    /** Grows when all is forgotten; what belongs to an earlier one has no effect. */
    private int beginning;

    /**
     * Creates an empty outbox.
     *
     * @param stored takes each delivery that the dead-letter topic has, in the mailbox of {@code topic}
     */
    DeadLetterOutbox(Topic topic, String subscription, Consumer<Delivery> stored) {
        this.topic = topic;
        this.subscription = subscription;
        this.stored = stored;
    }

    void add(Delivery delivery, String deadLetterTopic) {
        send(delivery, deadLetterTopic, 1);
    }

    void clear() {
        beginning++;
    }

    private void send(Delivery delivery, String deadLetterTopic, int tries) {
        int sentIn = beginning;
        var unused = topic.deadLetters()
                .publish(deadLetterTopic, DeadLetter.of(delivery, subscription))
                .whenComplete((response, refusal) -> topic.execute(() -> {
                    if (sentIn == beginning) {
                        concluded(delivery, deadLetterTopic, tries, refusal);
                    }
                }));
    }

    private void concluded(Delivery delivery, String deadLetterTopic, int tries, @Nullable Throwable refusal) {
        if (refusal == null) {
            LOG.warn("{} went to dead-letter topic {}", describe(delivery), deadLetterTopic);
            stored.accept(delivery);
            return;
        }
        if (tries == 1) {
            LOG.warn(
                    "{} could not be stored in dead-letter topic {} and is tried again every {} ms: {}",
                    describe(delivery),
                    deadLetterTopic,
                    RETRY_MILLIS,
                    refusal.getMessage());
        }
        int refusedIn = beginning;
        Runnable retry = () -> {
            if (refusedIn == beginning) {
                send(delivery, deadLetterTopic, tries + 1);
            }
        };
        var unused = topic.scheduler().schedule(() -> topic.execute(retry), RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private String describe(Delivery delivery) {
        return "Subscription " + subscription + " of topic " + topic.name() + ": the message at offset "
                + delivery.offset() + ", given up after " + delivery.attempts + " deliveries,";
    }
}
