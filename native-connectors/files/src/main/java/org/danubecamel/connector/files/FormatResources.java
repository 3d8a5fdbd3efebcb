package org.danubecamel.connector.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.CamelContext;
import org.apache.camel.support.ResourceHelper;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.connector.files.format.FileKind;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Compression;

/** The format of files, with the schema that an option names. */
final class FormatResources {

    private final CamelContext context;

    FormatResources(CamelContext context) {
        this.context = context;
    }

    /** @throws org.danubecamel.connector.ConfigurationException if the schema cannot be read or used */
    FileFormat format(FilesConfiguration options) {
        var problems = new OptionProblems("DNB-3301", FilesEndpoint.SCHEME + ":" + options.getDirectory());
        var compression = options.getFileCompression();
        var format = FileFormat.of(options.getFileFormat(), compression == null ? Compression.NONE : compression);
        try {
            format = new FileFormat(
                    options.getFileFormat(),
                    compression == null ? Compression.NONE : compression,
                    options.getFileCsvDelimiter().charAt(0),
                    schema(options),
                    options.getFileMessageType());
            format.check();
        } catch (IOException | RecordException e) {
            problems.add("Option fileSchema=" + options.getFileSchema() + " cannot be used: " + e.getMessage()
                    + ". Allowed: a resource that can be read, with a schema for fileFormat=" + options.getFileFormat()
                    + ".");
        }
        problems.throwIfAny();
        return format;
    }

    private String schema(FilesConfiguration options) throws IOException {
        if (options.getFileSchema().isEmpty()) {
            return "";
        }
        try (var in = ResourceHelper.resolveMandatoryResourceAsInputStream(context, options.getFileSchema())) {
            var bytes = in.readAllBytes();
            return options.getFileFormat() == FileKind.PROTOBUF_DELIMITED
                    ? Base64.getEncoder().encodeToString(bytes)
                    : new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
