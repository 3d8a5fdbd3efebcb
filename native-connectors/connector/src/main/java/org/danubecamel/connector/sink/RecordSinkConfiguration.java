package org.danubecamel.connector.sink;

import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.convert.ConversionOptions;
import org.danubecamel.records.convert.ConversionOptions.BytesEncoding;
import org.danubecamel.records.convert.ConversionOptions.EpochUnit;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.options.FormatName;

/** The options that all sinks share: how bodies become records, and which of their fields are written. */
@UriParams
public abstract class RecordSinkConfiguration implements Cloneable {

    @UriParam(
            label = "producer",
            defaultValue = "JSON",
            description = "The format of bodies that are text, bytes or streams. Maps and Jackson's nodes are records"
                    + " already, lists of them several.")
    private FormatName format = FormatName.JSON;

    @UriParam(
            label = "producer",
            defaultValue = "NONE",
            description = "How bodies of bytes and streams are compressed as a whole")
    private Compression compression = Compression.NONE;

    @UriParam(
            label = "producer",
            description =
                    "The fields that are written, separated by commas, and under which names: path or path:name, as"
                            + " in id,customer.city:city. With * in the list, all others too. By default all, as they are.")
    private String fields = "";

    @UriParam(
            label = "producer",
            description =
                    "The field that gets the record's identity, if any: that of its message and, from the second record"
                            + " of a message on, # and its number")
    private String messageIdField = "";

    @UriParam(label = "producer", description = "The field that gets the message's key, if any")
    private String messageKeyField = "";

    @UriParam(label = "producer", description = "The field that gets the message's topic, if any")
    private String messageTopicField = "";

    @UriParam(label = "producer", description = "The field that gets when the message was published, if any")
    private String messageTimestampField = "";

    @UriParam(
            label = "producer",
            defaultValue = "CamelDanubeKey",
            description = "The header that has a message's key, which names what a message without body deletes")
    private String keyHeader = SinkHeaders.KEY;

    @UriParam(
            label = "producer",
            description = "With format=AVRO_DATUM the Avro schema, with PROTOBUF the descriptor set that protoc"
                    + " --include_imports --descriptor_set_out writes; as file:, classpath: or another resource")
    private String schema = "";

    @UriParam(label = "producer", description = "With format=PROTOBUF the full name of the message, such as shop.Order")
    private String messageType = "";

    @UriParam(label = "producer", defaultValue = ",", description = "With format=CSV the character between values")
    private String csvDelimiter = ",";

    @UriParam(
            label = "producer",
            description =
                    "With format=CSV the names of the columns, separated by commas, of bodies that have no header."
                            + " By default the first line has them.")
    private String csvColumns = "";

    @UriParam(
            label = "producer,advanced",
            defaultValue = "MILLIS",
            description = "What numbers count since 1970 that become timestamps")
    private EpochUnit epochUnit = EpochUnit.MILLIS;

    @UriParam(label = "producer,advanced", defaultValue = "BASE64", description = "How bytes are written in text")
    private BytesEncoding bytesEncoding = BytesEncoding.BASE64;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "100000",
            description = "How many records a message has at most, 1 or more. One with more is refused.")
    private int maxMessageRecords = 100_000;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "67108864",
            description = "How many bytes a body has at most, decompressed, 1 or more. A larger one is refused.")
    private long maxBodyBytes = 64L << 20;

    @UriParam(
            label = "producer,advanced",
            defaultValue = "4194304",
            description = "How many bytes a record has at most, 1 to 1 GiB. A message with a larger one is refused.")
    private int maxRecordBytes = 4 << 20;

    /** Creates a configuration with the defaults. */
    protected RecordSinkConfiguration() {}

    /** Adds what is wrong with these options. */
    protected final void checkSink(OptionProblems problems) {
        problems.atLeast("maxMessageRecords", maxMessageRecords, 1);
        problems.atLeast("maxBodyBytes", maxBodyBytes, 1);
        problems.range("maxRecordBytes", maxRecordBytes, 1, 1 << 30);
        if (keyHeader.isBlank()) {
            problems.add("Option keyHeader is empty. Give the name of a header, or leave the option out.");
        }
        new SinkMapping(this).check(problems);
        new BodyCodec(this).check(problems);
    }

    /** How values become those of the target's types. */
    public final ConversionOptions conversion() {
        return ConversionOptions.DEFAULT.withEpochUnit(epochUnit).withBytesEncoding(bytesEncoding);
    }

    /** A copy, for an endpoint of its own; all values of options are immutable. */
    @Override
    protected RecordSinkConfiguration clone() {
        try {
            return (RecordSinkConfiguration) super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    public FormatName getFormat() {
        return format;
    }

    /** The format of bodies that are text, bytes or streams. */
    public void setFormat(FormatName format) {
        this.format = format;
    }

    public Compression getCompression() {
        return compression;
    }

    /** How bodies of bytes and streams are compressed as a whole. */
    public void setCompression(Compression compression) {
        this.compression = compression;
    }

    public String getFields() {
        return fields;
    }

    /** The fields that are written, and under which names. */
    public void setFields(String fields) {
        this.fields = fields;
    }

    public String getMessageIdField() {
        return messageIdField;
    }

    /** The field that gets the record's identity, if any. */
    public void setMessageIdField(String messageIdField) {
        this.messageIdField = messageIdField;
    }

    public String getMessageKeyField() {
        return messageKeyField;
    }

    /** The field that gets the message's key, if any. */
    public void setMessageKeyField(String messageKeyField) {
        this.messageKeyField = messageKeyField;
    }

    public String getMessageTopicField() {
        return messageTopicField;
    }

    /** The field that gets the message's topic, if any. */
    public void setMessageTopicField(String messageTopicField) {
        this.messageTopicField = messageTopicField;
    }

    public String getMessageTimestampField() {
        return messageTimestampField;
    }

    /** The field that gets when the message was published, if any. */
    public void setMessageTimestampField(String messageTimestampField) {
        this.messageTimestampField = messageTimestampField;
    }

    public String getKeyHeader() {
        return keyHeader;
    }

    /** The header that has a message's key. */
    public void setKeyHeader(String keyHeader) {
        this.keyHeader = keyHeader;
    }

    public String getSchema() {
        return schema;
    }

    /** The Avro schema or Protobuf descriptor set, as a resource. */
    public void setSchema(String schema) {
        this.schema = schema;
    }

    public String getMessageType() {
        return messageType;
    }

    /** With Protobuf the full name of the message. */
    public void setMessageType(String messageType) {
        this.messageType = messageType;
    }

    public String getCsvDelimiter() {
        return csvDelimiter;
    }

    /** The character between the values of CSV. */
    public void setCsvDelimiter(String csvDelimiter) {
        this.csvDelimiter = csvDelimiter;
    }

    public String getCsvColumns() {
        return csvColumns;
    }

    /** The names of the columns of CSV without header. */
    public void setCsvColumns(String csvColumns) {
        this.csvColumns = csvColumns;
    }

    public EpochUnit getEpochUnit() {
        return epochUnit;
    }

    /** What numbers count since 1970 that become timestamps. */
    public void setEpochUnit(EpochUnit epochUnit) {
        this.epochUnit = epochUnit;
    }

    public BytesEncoding getBytesEncoding() {
        return bytesEncoding;
    }

    /** How bytes are written in text. */
    public void setBytesEncoding(BytesEncoding bytesEncoding) {
        this.bytesEncoding = bytesEncoding;
    }

    public int getMaxMessageRecords() {
        return maxMessageRecords;
    }

    /** How many records a message has at most, 1 or more. */
    public void setMaxMessageRecords(int maxMessageRecords) {
        this.maxMessageRecords = maxMessageRecords;
    }

    public long getMaxBodyBytes() {
        return maxBodyBytes;
    }

    /** How many bytes a body has at most, decompressed, 1 or more. */
    public void setMaxBodyBytes(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    public int getMaxRecordBytes() {
        return maxRecordBytes;
    }

    /** How many bytes a record has at most, 1 to 1 GiB. */
    public void setMaxRecordBytes(int maxRecordBytes) {
        this.maxRecordBytes = maxRecordBytes;
    }
}
