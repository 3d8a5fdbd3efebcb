package org.danubecamel.connector.sink;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.CsvOptions;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.protobuf.DescriptorSets;
import org.danubecamel.records.format.protobuf.ProtobufFormats;

/** The codec that the options about bodies stand for. */
final class BodyCodec {

    private final RecordSinkConfiguration options;

    BodyCodec(RecordSinkConfiguration options) {
        this.options = options;
    }

    /** Adds what can be seen without reading a schema. */
    void check(OptionProblems problems) {
        if (options.getCsvDelimiter().length() != 1) {
            problems.add(
                    "Option csvDelimiter=" + options.getCsvDelimiter() + " cannot be used. Allowed: one character.");
            return;
        }
        try {
            csv();
        } catch (RecordException e) {
            problems.add("Option csvDelimiter or csvColumns cannot be used: " + e.detail());
        }
    }

    /** @throws org.danubecamel.connector.ConfigurationException if the schema cannot be read or used */
    RecordCodec create(CamelContext context, OptionProblems problems) {
        Format format = Formats.json();
        try {
            format = format(context);
        } catch (IOException | RecordException | SchemaParseException e) {
            problems.add("Option schema=" + options.getSchema() + " cannot be used: " + e.getMessage()
                    + ". Allowed: a resource that can be read, with a schema of format=" + options.getFormat() + ".");
        }
        problems.throwIfAny();
        var limits = ReadLimits.DEFAULT
                .withMaxBodyBytes(options.getMaxBodyBytes())
                .withMaxRecords(options.getMaxMessageRecords())
                .withMaxRecordBytes(options.getMaxRecordBytes());
        return new RecordCodec(format, options.getCompression(), limits);
    }

    private Format format(CamelContext context) throws IOException {
        return switch (options.getFormat()) {
            case JSON -> Formats.json();
            case JSONL -> Formats.jsonLines();
            case CSV -> Formats.csv(csv());
            case TEXT -> Formats.text();
            case RAW -> Formats.raw();
            case AVRO -> AvroFormats.container();
            case AVRO_DATUM -> {
                try (var schema = schema(context)) {
                    yield AvroFormats.datum(new Schema.Parser().parse(schema));
                }
            }
            case PROTOBUF, PROTOBUF_DELIMITED -> {
                try (var set = schema(context)) {
                    var type = DescriptorSets.message(set.readAllBytes(), options.getMessageType());
                    yield options.getFormat() == BodyFormat.PROTOBUF
                            ? ProtobufFormats.message(type)
                            : ProtobufFormats.delimited(type);
                }
            }
        };
    }

    private CsvOptions csv() {
        var csv = CsvOptions.DEFAULT.withDelimiter(options.getCsvDelimiter().charAt(0));
        var columns = Arrays.stream(options.getCsvColumns().split(",", -1))
                .map(String::strip)
                .toList();
        return options.getCsvColumns().isBlank() ? csv : csv.withoutHeader(columns);
    }

    private InputStream schema(CamelContext context) throws IOException {
        return ResourceHelper.resolveMandatoryResourceAsInputStream(context, options.getSchema());
    }
}
