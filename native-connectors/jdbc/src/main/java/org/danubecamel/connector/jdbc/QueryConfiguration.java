package org.danubecamel.connector.jdbc;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.danubecamel.connector.OptionProblems;

/** How the rows of a table are read. */
@UriParams
public final class QueryConfiguration implements Cloneable {

    @UriParam(
            label = "consumer",
            defaultValue = "INCREMENTING",
            description = "How new and changed rows are found. INCREMENTING: new rows, by a column that only grows."
                    + " TIMESTAMP: new and changed rows, by the time of the last change, and by the primary key among"
                    + " those of one time. TIMESTAMP_INCREMENTING: the same, by incrementingColumn among those of one"
                    + " time.")
    private QueryMode queryMode = QueryMode.INCREMENTING;

    @UriParam(
            label = "consumer",
            description = "The column that only grows, or is unique at least; by default the primary key, if it is one"
                    + " column")
    private String incrementingColumn = "";

    @UriParam(
            label = "consumer",
            description = "The column with the time of the last change, a date or timestamp, for the modes with"
                    + " TIMESTAMP. Rows without are not read.")
    private String timestampColumn = "";

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description = "How old a change must be by the database's clock before it is read, in milliseconds, 0 or"
                    + " more. Changes that become visible later than that after their time are not read.")
    private long timestampDelay = 1_000;

    /** Creates a configuration with the defaults. */
    public QueryConfiguration() {}

    QueryConfiguration copy() {
        try {
            return (QueryConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    void check(OptionProblems problems) {
        problems.atLeast("timestampDelay", timestampDelay, 0);
        if (queryMode != QueryMode.INCREMENTING) {
            problems.required("timestampColumn", timestampColumn, "queryMode=" + queryMode + " needs it.");
        }
        if (queryMode == QueryMode.TIMESTAMP_INCREMENTING) {
            problems.required("incrementingColumn", incrementingColumn, "queryMode=" + queryMode + " needs it.");
        }
    }

    public QueryMode getQueryMode() {
        return queryMode;
    }

    /** How new and changed rows are found. */
    public void setQueryMode(QueryMode queryMode) {
        this.queryMode = queryMode;
    }

    public String getIncrementingColumn() {
        return incrementingColumn;
    }

    /** The column that only grows, or is unique at least. */
    public void setIncrementingColumn(String incrementingColumn) {
        this.incrementingColumn = incrementingColumn;
    }

    public String getTimestampColumn() {
        return timestampColumn;
    }

    /** The column with the time of the last change. */
    public void setTimestampColumn(String timestampColumn) {
        this.timestampColumn = timestampColumn;
    }

    public long getTimestampDelay() {
        return timestampDelay;
    }

    /** How old a change must be before it is read, in milliseconds, 0 or more. */
    public void setTimestampDelay(long timestampDelay) {
        this.timestampDelay = timestampDelay;
    }
}
