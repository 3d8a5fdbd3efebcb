package org.danubecamel.connector.sink;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a {@link RecordWriter} that knows which records it could not write.
 *
 * <pre>{@code
 * throw RecordFailures.othersWritten()
 *         .failed(3, new IllegalArgumentException("no such country: XY"))
 *         .build();
 * }</pre>
 *
 * <p>The others are the records of those messages of which no record is named.
 */
public final class RecordFailures extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Map<Integer, Throwable> failures;
    private final boolean othersWritten;

    private RecordFailures(Map<Integer, Throwable> failures, boolean othersWritten, String message, Throwable first) {
        super(message, first);
        this.failures = Collections.unmodifiableMap(failures);
        this.othersWritten = othersWritten;
    }

    /** Begins a report: the records of all messages of which none will be named are written, durably. */
    public static Builder othersWritten() {
        return new Builder(true);
    }

    /** Begins a report: nothing is written, because of the records that will be named. */
    public static Builder nothingWritten() {
        return new Builder(false);
    }

    /** Why each named record was not written, by its position in the call, counted from 0; unmodifiable. */
    public Map<Integer, Throwable> failures() {
        return failures;
    }

    /** Whether the others are written; otherwise none is. */
    public boolean areOthersWritten() {
        return othersWritten;
    }

    /** Collects the records that could not be written. */
    public static final class Builder {

        private final Map<Integer, Throwable> failures = new TreeMap<>();
        private final boolean othersWritten;

        private Builder(boolean othersWritten) {
            this.othersWritten = othersWritten;
        }

        /** Names the record at this position in the call, counted from 0. The first cause that is given for it stays. */
        public Builder failed(int position, Throwable cause) {
            failures.putIfAbsent(position, cause);
            return this;
        }

        /** Whether no record was named. */
        public boolean isEmpty() {
            return failures.isEmpty();
        }

        /**
         * The report, to be thrown.
         *
         * @throws IllegalStateException if no record was named
         */
        public RecordFailures build() {
            @Nullable Throwable first = failures.values().stream().findFirst().orElse(null);
            if (first == null) {
                throw new IllegalStateException("A report of failures names no record.");
            }
            return new RecordFailures(
                    new TreeMap<>(failures),
                    othersWritten,
                    failures.size() + " records could not be written, "
                            + (othersWritten ? "the others are" : "and none is") + ". First cause: "
                            + first.getMessage(),
                    first);
        }
    }
}
