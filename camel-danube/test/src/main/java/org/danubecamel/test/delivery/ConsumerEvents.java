package org.danubecamel.test.delivery;

import io.grpc.Status;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.Delivery;
import org.jspecify.annotations.Nullable;

/** What one consumer records. Safe for use by any number of threads. */
final class ConsumerEvents implements AutoCloseable {

    private final String run;
    private final EventFile events;
    private final AtomicLong deliveries = new AtomicLong();

    /**
     * Creates the file.
     *
     * @throws IllegalArgumentException if this id has been used in the setup's directory
     */
    ConsumerEvents(ConsumerSetup setup) {
        this.run = setup.run();
        this.events = EventFile.create(setup.directory(), "consumer-" + setup.id(), setup.run());
    }

    /** Records a delivery, and returns its number, or null if it is not what a sequenced producer made. */
    @Nullable Long received(Delivery delivery) {
        var message = delivery.message();
        var position = message.topic() + "@" + Long.toUnsignedString(message.offset());
        try {
            var id = identify(Payload.decode(message.payload()), message.key());
            var number = deliveries.getAndIncrement();
            events.append(micros -> new Event.Received(micros, number, id, position, delivery.redeliveryCount()));
            return number;
        } catch (CorruptPayloadException e) {
            events.append(micros -> new Event.Corrupted(micros, position, String.valueOf(e.getMessage())));
            return null;
        }
    }

    private MessageId identify(Payload payload, @Nullable String key) throws CorruptPayloadException {
        var id = payload.id();
        if (!payload.run().equals(run)) {
            // One that no producer of this run can have attempted.
            return new MessageId(payload.run() + ":" + id.producer(), id.key(), id.sequence());
        }
        if (!id.lane().equals(key)) {
            throw new CorruptPayloadException("the key is '" + key + "', but the body is that of " + id);
        }
        return id;
    }

    /** Records that the work on a delivery is done. */
    void processed(long delivery) {
        events.append(micros -> new Event.Processed(micros, delivery));
    }

    /** Records what became of a delivery's acknowledgement. */
    void acknowledged(long delivery, AckOutcome outcome) {
        events.append(micros -> new Event.Acknowledged(micros, delivery, outcome));
    }

    /** Records that the stream from a topic or partition has ended. */
    void ended(String topic, Status.Code status) {
        events.append(micros -> new Event.Ended(micros, topic, status.name()));
    }

    /** Records that all that will come was received. */
    void drained() {
        events.append(Event.Drained::new);
    }

    @Override
    public void close() {
        events.close();
    }
}
