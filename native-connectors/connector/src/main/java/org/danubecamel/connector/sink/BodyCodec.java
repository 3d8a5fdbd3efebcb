package org.danubecamel.connector.sink;

import java.io.IOException;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.options.FormatOptions;

/** The codec that the options about bodies stand for. */
final class BodyCodec {

    private final RecordSinkConfiguration options;

    BodyCodec(RecordSinkConfiguration options) {
        this.options = options;
    }

    /** Adds what can be seen without reading a schema. */
    void check(OptionProblems problems) {
        var format = options.getFormat();
        if (format.isProtobuf()) {
            problems.required(
                    "messageType", options.getMessageType(), "format=" + format + " needs it, as in shop.Order.");
        }
        if (format.needsSchema()) {
            problems.required(
                    "schema", options.getSchema(), "format=" + format + " needs one, as in schema=file:order.avsc.");
            return;
        }
        try {
            builder().build();
        } catch (RecordException e) {
            problems.add(e.detail());
        }
    }

    /** @throws org.danubecamel.connector.ConfigurationException if the schema cannot be read or used */
    RecordCodec create(CamelContext context, OptionProblems problems) {
        Format format = Formats.json();
        try {
            format = format(context);
        } catch (IOException | RecordException e) {
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
        var builder = builder();
        if (options.getFormat().needsSchema()) {
            try (var schema = ResourceHelper.resolveMandatoryResourceAsInputStream(context, options.getSchema())) {
                builder.schema(schema.readAllBytes());
            }
        }
        return builder.build().toRead();
    }

    private FormatOptions.Builder builder() {
        return FormatOptions.builder(options.getFormat())
                .compression(options.getCompression())
                .csvDelimiter(options.getCsvDelimiter())
                .csvColumns(options.getCsvColumns())
                .messageType(options.getMessageType());
    }
}
