package org.danubecamel.test.delivery;

import java.util.HashMap;
import java.util.Map;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.SendOutcome;

/** Events as lines of text: kind, time, and what else there is, separated by single blanks. */
final class EventCodec {

    /** The same few names stand in millions of lines. */
    private final Map<String, String> names = new HashMap<>();

    static String encode(Event event) {
        if (event instanceof Event.Attempted e) {
            return line("attempted", e, words(e.id()));
        } else if (event instanceof Event.Doubted e) {
            return line("doubted", e, words(e.id()), e.status());
        } else if (event instanceof Event.Settled e) {
            return line("settled", e, words(e.id()), e.outcome());
        } else if (event instanceof Event.Received e) {
            return line("received", e, e.delivery(), words(e.id()), e.position(), e.redeliveries());
        } else if (event instanceof Event.Corrupted e) {
            return line("corrupted", e, e.position(), e.reason().replace('\n', ' '));
        } else if (event instanceof Event.Processed e) {
            return line("processed", e, e.delivery());
        } else if (event instanceof Event.Acknowledged e) {
            return line("acknowledged", e, e.delivery(), e.outcome());
        } else if (event instanceof Event.Ended e) {
            return line("ended", e, e.topic(), e.status());
        }
        return line("drained", event);
    }

    private static String line(String kind, Event event, Object... words) {
        var line = new StringBuilder(kind).append(' ').append(event.micros());
        for (var word : words) {
            line.append(' ').append(word);
        }
        return line.toString();
    }

    private static String words(MessageId id) {
        return id.producer() + " " + id.key() + " " + id.sequence();
    }

    /**
     * Reads a line back.
     *
     * @throws IllegalArgumentException if it is not one of {@link #encode}
     */
    Event decode(String line) {
        var words = line.split(" ", -1);
        try {
            var micros = Long.parseLong(words[1]);
            return switch (words[0]) {
                case "attempted" -> new Event.Attempted(micros, id(words, 2));
                case "doubted" -> new Event.Doubted(micros, id(words, 2), words[5]);
                case "settled" -> new Event.Settled(micros, id(words, 2), SendOutcome.valueOf(words[5]));
                case "received" ->
                    new Event.Received(
                            micros, Long.parseLong(words[2]), id(words, 3), words[6], Integer.parseInt(words[7]));
                case "corrupted" -> new Event.Corrupted(micros, words[2], line.split(" ", 4)[3]);
                case "processed" -> new Event.Processed(micros, Long.parseLong(words[2]));
                case "acknowledged" ->
                    new Event.Acknowledged(micros, Long.parseLong(words[2]), AckOutcome.valueOf(words[3]));
                case "ended" -> new Event.Ended(micros, name(words[2]), words[3]);
                case "drained" -> new Event.Drained(micros);
                default -> throw new IllegalArgumentException("unknown kind of event '" + words[0] + "'");
            };
        } catch (ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("too few words", e);
        }
    }

    private MessageId id(String[] words, int from) {
        return new MessageId(name(words[from]), name(words[from + 1]), Long.parseLong(words[from + 2]));
    }

    private String name(String word) {
        return names.computeIfAbsent(word, first -> first);
    }
}
