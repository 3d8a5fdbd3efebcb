package org.danubecamel.connector.jdbc;

import java.util.Arrays;
import java.util.List;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.sink.RecordSinkConfiguration;

/** The table, and how records are written to it. */
@UriParams
public final class JdbcConfiguration extends RecordSinkConfiguration {

    @UriPath(
            description =
                    "The table, with its schema if it is not on the search path: orders, shop.orders. As in SQL, in"
                            + " double quotes where letter case matters.")
    @Metadata(required = true)
    private String table = "";

    @UriParam(
            label = "producer",
            defaultValue = "INSERT",
            description =
                    "What is done with a record. INSERT: it becomes a new row. UPSERT: a new row, or the new values"
                            + " of the row with its key, so that writing it again changes nothing. UPDATE: the new values of the"
                            + " row with its key; a record without such a row is refused.")
    private WriteMode mode = WriteMode.INSERT;

    @UriParam(
            label = "producer",
            description = "The columns of the key for UPSERT and UPDATE, separated by commas; by default the table's"
                    + " primary key. With createTable, the primary key of the new table.")
    private String keys = "";

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether a message without body deletes the row that has its key, with UPSERT and UPDATE. The"
                    + " message's key is the value of the key column, or a JSON object of several.")
    private boolean deleteTombstones;

    @UriParam(
            label = "producer",
            defaultValue = "FAIL",
            description =
                    "What becomes of a field that the table has no column for. FAIL: its record is refused. IGNORE:"
                            + " it is left out.")
    private UnknownFields unknownFields = UnknownFields.FAIL;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether to create the table if there is none, with the fields and types of the first batch")
    private boolean createTable;

    /** Creates a configuration with the defaults. */
    public JdbcConfiguration() {}

    JdbcConfiguration copy() {
        return (JdbcConfiguration) clone();
    }

    void check(OptionProblems problems) {
        checkTable(problems);
        checkSink(problems);
        if (mode == WriteMode.INSERT && deleteTombstones) {
            problems.add(
                    "Option deleteTombstones=true cannot be used with mode=INSERT. Allowed with it: UPSERT, UPDATE.");
        }
        if (createTable && mode != WriteMode.INSERT && keyNames().isEmpty()) {
            problems.add("Option keys is missing: with createTable=true and mode=" + mode
                    + " it is the primary key of the new table.");
        }
        if (keyNames().size() != keyNames().stream().distinct().count()) {
            problems.add("Option keys=" + keys + " names a column twice. Allowed: each once.");
        }
    }

    void checkTable(OptionProblems problems) {
        if (!TableName.isValid(table)) {
            problems.add("Table " + table + " cannot be used. Allowed: letters, digits, _ and $, not beginning with a"
                    + " digit, or any name in double quotes; with the schema before it and a dot between, if any.");
        }
    }

    List<String> keyNames() {
        return Arrays.stream(keys.split(",", -1))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .toList();
    }

    public String getTable() {
        return table;
    }

    /** The table, with its schema if it is not on the search path. */
    public void setTable(String table) {
        this.table = table;
    }

    public WriteMode getMode() {
        return mode;
    }

    /** What is done with a record. */
    public void setMode(WriteMode mode) {
        this.mode = mode;
    }

    public String getKeys() {
        return keys;
    }

    /** The columns of the key, separated by commas; by default the table's primary key. */
    public void setKeys(String keys) {
        this.keys = keys;
    }

    public boolean isDeleteTombstones() {
        return deleteTombstones;
    }

    /** Whether a message without body deletes the row that has its key. */
    public void setDeleteTombstones(boolean deleteTombstones) {
        this.deleteTombstones = deleteTombstones;
    }

    public UnknownFields getUnknownFields() {
        return unknownFields;
    }

    /** What becomes of a field that the table has no column for. */
    public void setUnknownFields(UnknownFields unknownFields) {
        this.unknownFields = unknownFields;
    }

    public boolean isCreateTable() {
        return createTable;
    }

    /** Whether to create the table if there is none. */
    public void setCreateTable(boolean createTable) {
        this.createTable = createTable;
    }
}
