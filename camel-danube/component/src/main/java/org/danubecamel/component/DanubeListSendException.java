package org.danubecamel.component;

import java.util.List;
import java.util.OptionalInt;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;

/**
 * A list that was sent item by item was not stored whole. Says for each item, by its index from 0, what became of it; the
 * cause is the first failure. Sending the same list again stores the items again that were stored before.
 */
public final class DanubeListSendException extends RuntimeException {

    private static final long serialVersionUID = 1;
    private static final int SHOWN = 20;
    private static final int NONE = -1;

    private final List<Integer> stored;
    private final List<Integer> refused;
    private final List<Integer> unknown;
    private final int firstNotSent;

    DanubeListSendException(
            String topic,
            List<Integer> stored,
            List<Integer> refused,
            List<Integer> unknown,
            OptionalInt firstNotSent,
            Throwable first) {
        super(text(topic, stored, refused, unknown, firstNotSent, first), first);
        this.stored = List.copyOf(stored);
        this.refused = List.copyOf(refused);
        this.unknown = List.copyOf(unknown);
        this.firstNotSent = firstNotSent.orElse(NONE);
    }

    private static String text(
            String topic,
            List<Integer> stored,
            List<Integer> refused,
            List<Integer> unknown,
            OptionalInt firstNotSent,
            Throwable first) {
        return ErrorId.LIST_PARTLY_STORED.code() + " The list was not stored whole in " + topic + ". Stored: "
                + shown(stored) + "; refused: " + shown(refused) + "; unknown, stored or not: " + shown(unknown)
                + (firstNotSent.isPresent() ? "; not sent: from " + firstNotSent.getAsInt() + " on" : "")
                + ". Send the items again that are missing. First failure: " + first.getMessage();
    }

    private static String shown(List<Integer> indexes) {
        return indexes.size() <= SHOWN
                ? indexes.toString()
                : indexes.subList(0, SHOWN) + " and " + (indexes.size() - SHOWN) + " more";
    }

    /** Returns {@link ErrorId#LIST_PARTLY_STORED}. */
    public ErrorId id() {
        return ErrorId.LIST_PARTLY_STORED;
    }

    /** Returns the indexes of the items that the broker stored, in rising order. */
    public List<Integer> stored() {
        return stored;
    }

    /** Returns the indexes of the items that are certainly not stored, in rising order. */
    public List<Integer> refused() {
        return refused;
    }

    /** Returns the indexes of the items that may be stored or not, in rising order. */
    public List<Integer> unknown() {
        return unknown;
    }

    /** Returns the index from which on items were not sent, because an earlier one had failed by then; or nothing. */
    public OptionalInt firstNotSent() {
        return firstNotSent == NONE ? OptionalInt.empty() : OptionalInt.of(firstNotSent);
    }

    /** Returns whether the same items may be stored later without anything being changed by hand. */
    public boolean isRetryable() {
        return getCause() instanceof DanubeException failure && failure.isRetryable();
    }
}
