package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_BODY;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_RECORD;

import java.io.InputStream;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;
import org.jspecify.annotations.Nullable;

/** What all readers have in common: they count, stop at the limit, and stay at the end after a failure. */
public abstract class BodyReader implements RecordReader {

    private final BodyInput input;
    private final ReadLimits limits;
    private long index;
    private boolean ended;

    /** Reads this body within these limits. */
    protected BodyReader(InputStream body, ReadLimits limits) {
        this(body, limits, Position.START);
    }

    /** Reads what is left of a body from this position on. */
    protected BodyReader(InputStream body, ReadLimits limits, Position from) {
        this.input = new BodyInput(body, from.offset());
        this.limits = limits;
        this.index = from.index();
    }

    @Override
    public Position position() {
        return at(input.position());
    }

    @Override
    public final @Nullable Unpacked next() {
        if (ended) {
            return null;
        }
        ended = true;
        var next = read();
        if (next == null) {
            return null;
        }
        if (index >= limits.maxRecords()) {
            throw failure(
                    LIMIT,
                    next.position(),
                    "The body has more records than allowed, " + limits.maxRecords() + ". Raise maxRecords.",
                    null);
        }
        index++;
        ended = false;
        return next;
    }

    /**
     * The next record, or null at the end.
     *
     * @throws RecordException if the rest of the body cannot be read
     */
    protected abstract @Nullable Unpacked read();

    /** The body. */
    protected final BodyInput input() {
        return input;
    }

    /** What it may take. */
    protected final ReadLimits limits() {
        return limits;
    }

    /** The position of the record that begins at this byte. */
    protected final Position at(long offset) {
        return new Position(index, offset);
    }

    /** A record that was read. */
    protected static Unpacked good(Position position, Record record) {
        return new Unpacked.Good(position, record);
    }

    /** A record that costs only itself. */
    protected static Unpacked bad(Position position, RecordException failure) {
        return new Unpacked.Bad(position, failure(failure.reason(), position, failure.detail(), failure.getCause()));
    }

    /** A record that costs only itself. */
    protected static Unpacked bad(Position position, String text) {
        return new Unpacked.Bad(position, failure(MALFORMED_RECORD, position, text, null));
    }

    /** A failure after which nothing more can be read. */
    protected static RecordException broken(Position position, String text, @Nullable Throwable cause) {
        return failure(MALFORMED_BODY, position, text, cause);
    }

    /** A failure that names the position. */
    protected static RecordException failure(Reason reason, Position position, String text, @Nullable Throwable cause) {
        var place = position.toString();
        return new RecordException(
                reason, Character.toUpperCase(place.charAt(0)) + place.substring(1) + ": " + text, cause);
    }

    @Override
    public final void close() {
        ended = true;
        input.close();
    }
}
