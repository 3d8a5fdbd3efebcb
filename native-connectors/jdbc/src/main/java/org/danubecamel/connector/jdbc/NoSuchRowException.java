package org.danubecamel.connector.jdbc;

import java.util.List;
import java.util.stream.Collectors;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.records.Excerpt;

/** The table has no row that a record could update. */
final class NoSuchRowException extends RuntimeException implements ClassifiedFailure {

    private static final long serialVersionUID = 1;

    NoSuchRowException(TableName table, List<Column> key, List<Object> values) {
        super("DNB-3403 Table " + table + " has no row with "
                + key.stream()
                        .map(column -> column.name() + "=" + Excerpt.of(values.get(key.indexOf(column))))
                        .collect(Collectors.joining(", "))
                + ". Allowed with mode=UPDATE: records of rows that are there. mode=UPSERT inserts the others.");
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.RECORD;
    }
}
