package org.danubecamel.connector.files.format;

import com.google.protobuf.Descriptors.Descriptor;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.danubecamel.records.Field;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.CsvOptions;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.avro.AvroTypes;
import org.danubecamel.records.format.parquet.ParquetFormats;
import org.danubecamel.records.format.parquet.ParquetOptions;
import org.danubecamel.records.format.protobuf.DescriptorSets;
import org.danubecamel.records.format.protobuf.ProtobufFormats;

/**
 * How records stand in a file. Immutable.
 *
 * @param kind the format
 * @param compression how the whole file is compressed
 * @param delimiter between the values of a line of CSV
 * @param schema of Avro, as JSON, or empty to find it in the records; of Protobuf, a descriptor set in base64
 * @param message the full name of a message of Protobuf
 */
public record FileFormat(FileKind kind, Compression compression, char delimiter, String schema, String message) {

    /** JSON Lines, not compressed. */
    public static final FileFormat JSON_LINES = of(FileKind.JSONL, Compression.NONE);

    /** A row group is held in memory, for each file that is not finished. */
    private static final ParquetOptions PARQUET = ParquetOptions.DEFAULT.withRowGroup(16L << 20, 1_000_000);

    /** A format that needs no more than its name. */
    public static FileFormat of(FileKind kind, Compression compression) {
        return new FileFormat(kind, compression, ',', "", "");
    }

    /** What file names end with, such as {@code .jsonl.gz}. */
    public String extension() {
        return "." + kind.extension() + compression.extension();
    }

    /** This format in the compression that the end of a file's name says. */
    public FileFormat withCompressionOf(String name) {
        for (var each : Compression.values()) {
            if (each != Compression.NONE && name.endsWith(each.extension())) {
                return new FileFormat(kind, each, delimiter, schema, message);
            }
        }
        return new FileFormat(kind, Compression.NONE, delimiter, schema, message);
    }

    /** Whether a file has one schema, which is found in the records. */
    public boolean infersSchema() {
        return kind == FileKind.CSV || kind == FileKind.PARQUET || (kind == FileKind.AVRO && schema.isEmpty());
    }

    /** Whether the values of a file have the types of such a schema; of CSV, all are text. */
    public boolean isTyped() {
        return infersSchema() && kind != FileKind.CSV;
    }

    /**
     * How a file is written.
     *
     * @param columns the schema that was found in the records; not used unless {@link #infersSchema}
     * @throws org.danubecamel.records.RecordException if the format cannot have such a schema
     */
    public RecordCodec writing(RecordSchema columns) {
        return new RecordCodec(format(columns), compression);
    }

    /** How a file is read. */
    public RecordCodec reading(ReadLimits limits) {
        return new RecordCodec(format(RecordSchema.of()), compression, limits);
    }

    /** @throws org.danubecamel.records.RecordException if schema or message cannot be used */
    public void check() {
        if (kind == FileKind.AVRO && !schema.isEmpty()) {
            AvroTypes.parse(schema);
        } else if (kind == FileKind.PROTOBUF_DELIMITED) {
            descriptor();
        }
    }

    /** @throws org.danubecamel.records.RecordException if no file can have this schema */
    public void check(RecordSchema columns) {
        format(columns);
    }

    /** What a later process needs to know to go on with a file. */
    public Map<String, String> describe() {
        return Map.of(
                "kind", kind.name(),
                "compression", compression.name(),
                "delimiter", String.valueOf(delimiter),
                "schema", schema,
                "message", message);
    }

    /**
     * The format that was described.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static FileFormat described(Map<String, String> description) {
        return new FileFormat(
                FileKind.valueOf(description.getOrDefault("kind", "")),
                Compression.valueOf(description.getOrDefault("compression", "")),
                description.getOrDefault("delimiter", ",").charAt(0),
                description.getOrDefault("schema", ""),
                description.getOrDefault("message", ""));
    }

    private Format format(RecordSchema columns) {
        return switch (kind) {
            case JSONL -> Formats.jsonLines();
            case JSON -> Formats.json();
            case CSV -> Formats.csv(csv(columns));
            case TEXT -> LinesFormat.INSTANCE;
            case RAW -> Formats.raw();
            case AVRO -> avro(columns);
            case PARQUET -> columns.size() == 0 ? ParquetFormats.file() : ParquetFormats.file(columns, PARQUET);
            case PROTOBUF_DELIMITED -> ProtobufFormats.delimited(descriptor());
        };
    }

    private CsvOptions csv(RecordSchema columns) {
        List<String> names = columns.fields().stream().map(Field::name).toList();
        return CsvOptions.DEFAULT.withDelimiter(delimiter).withColumns(names);
    }

    private Format avro(RecordSchema columns) {
        if (!schema.isEmpty()) {
            return AvroFormats.container(AvroTypes.parse(schema), AvroFormats.Codec.ZSTANDARD);
        }
        return columns.size() == 0
                ? AvroFormats.container()
                : AvroFormats.container(columns, AvroFormats.Codec.ZSTANDARD);
    }

    private Descriptor descriptor() {
        return DescriptorSets.message(Base64.getDecoder().decode(schema), message);
    }
}
