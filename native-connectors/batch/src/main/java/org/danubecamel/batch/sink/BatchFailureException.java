package org.danubecamel.batch.sink;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a sink that knows which records of a list it could not write, and what became of the others.
 *
 * <pre>{@code
 * throw BatchFailureException.othersWritten(records)
 *         .failedAt(3, new IllegalArgumentException("no such country: XY"))
 *         .failed(order, cause)
 *         .build();
 * }</pre>
 *
 * <p>The list is the one that the sink was called with. Records are found again by position if that is the very list that
 * {@code danube-batch:} gave out, and by identity ({@code ==}) if the route before the sink has filtered, sorted or split
 * it. Nothing is concluded about records that are not in the list. A report that names nothing, a position twice or one
 * that does not exist, or a record that is not in the list once, is no report: no record counts as written.
 *
 * <p>It may be anywhere in the chain of causes, or be suppressed.
 */
public final class BatchFailureException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient List<?> records;
    private final transient List<@Nullable Object> contents;
    private final transient Map<Integer, Throwable> failures;
    private final boolean othersWritten;
    private final boolean possible;

    private BatchFailureException(Builder builder, String message, @Nullable Throwable cause) {
        super(message, cause);
        records = builder.records;
        contents = builder.contents;
        failures = Collections.unmodifiableMap(builder.failures);
        othersWritten = builder.othersWritten;
        possible = builder.possible && !builder.failures.isEmpty();
    }

    /** Begins a report: all records of {@code records} are written, durably, but for those that will be named. */
    public static Builder othersWritten(List<?> records) {
        return new Builder(records, true);
    }

    /** Begins a report: no record of {@code records} is written, because of those that will be named. */
    public static Builder nothingWritten(List<?> records) {
        return new Builder(records, false);
    }

    /** Returns whether {@code list} is the very list that this report is about. */
    public boolean isAbout(List<?> list) {
        return records == list;
    }

    /** Returns what was in the list when the report was begun, unmodifiable. */
    public List<@Nullable Object> records() {
        return contents;
    }

    /** Returns why each named record was not written, by its position in {@link #records()}, unmodifiable. */
    public Map<Integer, Throwable> failures() {
        return failures;
    }

    /** Returns whether the records that are not named are written; otherwise none is. */
    public boolean areOthersWritten() {
        return othersWritten;
    }

    /** Returns whether the report can be true: it names records, each once, and each is in the list. */
    public boolean isPossible() {
        return possible;
    }

    /** Collects the records that could not be written. */
    public static final class Builder {

        private final List<?> records;
        private final List<@Nullable Object> contents;
        private final Map<Integer, Throwable> failures = new LinkedHashMap<>();
        private final boolean othersWritten;
        private boolean possible = true;

        private Builder(List<?> records, boolean othersWritten) {
            this.records = records;
            this.contents = Collections.unmodifiableList(new ArrayList<@Nullable Object>(records));
            this.othersWritten = othersWritten;
        }

        /** Names the record at {@code position}, counted from 0, without a cause of its own. */
        public Builder failedAt(int position) {
            return failedAt(position, null);
        }

        /**
         * Names the record at {@code position}, counted from 0.
         *
         * @param cause why it could not be written; if it is the system's, as a status of 429, the record is tried again
         */
        public Builder failedAt(int position, @Nullable Throwable cause) {
            var reason = cause == null ? new UnwrittenRecordException(position) : cause;
            if (position < 0 || position >= contents.size() || failures.putIfAbsent(position, reason) != null) {
                possible = false;
            }
            return this;
        }

        /** Names a record by being that object ({@code ==}), without a cause of its own. */
        public Builder failed(Object record) {
            return failed(record, null);
        }

        /**
         * Names a record by being that object ({@code ==}).
         *
         * @param cause why it could not be written; if it is the system's, as a status of 429, the record is tried again
         */
        public Builder failed(Object record, @Nullable Throwable cause) {
            return failedAt(positionOf(record), cause);
        }

        /** Returns the report, to be thrown. */
        public BatchFailureException build() {
            var first = failures.values().stream().findFirst().orElse(null);
            return new BatchFailureException(this, message(first), first);
        }

        private String message(@Nullable Throwable first) {
            return failures.size() + " of " + contents.size() + " records could not be written, "
                    + (othersWritten ? "the others are" : "and none is")
                    + (first == null ? "." : ". First cause: " + first.getMessage());
        }

        private int positionOf(Object record) {
            var found = -1;
            for (var position = 0; position < contents.size(); position++) {
                if (contents.get(position) == record) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = position;
                }
            }
            return found;
        }
    }

    /** Stands for the cause that a sink did not give. */
    private static final class UnwrittenRecordException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnwrittenRecordException(int position) {
            super("The sink did not write the record at position " + position + " and gave no cause.");
        }
    }
}
