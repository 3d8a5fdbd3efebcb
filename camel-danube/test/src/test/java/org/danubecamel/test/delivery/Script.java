package org.danubecamel.test.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;

/** Records of a run that never was, an event each millisecond. Numbers are those of the messages of one key. */
final class Script {

    private static final long MILLISECOND = 1_000;

    private final Path directory;
    private final Map<String, List<Event>> files = new LinkedHashMap<>();
    private String consumer = "consumer-a";
    private long deliveries;
    private long now = 1_700_000_000_000_000L;

    Script(Path directory) {
        this.directory = directory;
    }

    static MessageId message(long number) {
        return message("k0", number);
    }

    static MessageId message(String key, long number) {
        return new MessageId("p0", key, number);
    }

    private Script event(String file, LongFunction<Event> event) {
        now += MILLISECOND;
        files.computeIfAbsent(file, first -> new ArrayList<>()).add(event.apply(now));
        return this;
    }

    Script attempted(long number) {
        return event("producer", micros -> new Event.Attempted(micros, message(number)));
    }

    Script doubted(long number) {
        return event("producer", micros -> new Event.Doubted(micros, message(number), "UNAVAILABLE"));
    }

    Script settled(long number, SendOutcome outcome) {
        return event("producer", micros -> new Event.Settled(micros, message(number), outcome));
    }

    Script sent(MessageId id) {
        event("producer", micros -> new Event.Attempted(micros, id));
        return event("producer", micros -> new Event.Settled(micros, id, SendOutcome.STORED));
    }

    /** The messages are sent one after the other, and stored. */
    Script stored(long... numbers) {
        for (var number : numbers) {
            sent(message(number));
        }
        return this;
    }

    /** What follows is seen by another consumer. */
    Script atConsumer(String name) {
        consumer = "consumer-" + name;
        return this;
    }

    Script received(MessageId id, long offset) {
        var number = deliveries++;
        return event(consumer, micros -> new Event.Received(micros, number, id, "/default/t@" + offset, 0));
    }

    Script processed() {
        var number = deliveries - 1;
        return event(consumer, micros -> new Event.Processed(micros, number));
    }

    Script acknowledged(AckOutcome outcome) {
        var number = deliveries - 1;
        return event(consumer, micros -> new Event.Acknowledged(micros, number, outcome));
    }

    /** The stream that brings the messages ends. */
    Script ended() {
        return event(consumer, micros -> new Event.Ended(micros, "/default/t", "UNAVAILABLE"));
    }

    Script passed(long milliseconds) {
        now += milliseconds * MILLISECOND;
        return this;
    }

    /** The message is received, processed and acknowledged. */
    Script done(MessageId id, long offset) {
        return received(id, offset).processed().acknowledged(AckOutcome.CONFIRMED);
    }

    /** The messages are received, processed and acknowledged, each at the offset that is its number. */
    Script done(long... numbers) {
        for (var number : numbers) {
            done(message(number), number);
        }
        return this;
    }

    Script corrupted(long offset) {
        return event(consumer, micros -> new Event.Corrupted(micros, "/default/t@" + offset, "a wrong checksum"));
    }

    Script drained() {
        return event("run", Event.Drained::new);
    }

    DeliveryReport check() {
        return check(DeliveryRules.DEFAULT);
    }

    DeliveryReport check(DeliveryRules rules) {
        write();
        return DeliveryChecker.check(directory, rules);
    }

    void write() {
        files.forEach((name, events) -> {
            var lines = new ArrayList<>(List.of(EventFile.HEADER + "run-1"));
            events.forEach(event -> lines.add(EventCodec.encode(event)));
            try {
                Files.write(directory.resolve(name + EventFile.SUFFIX), lines);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
