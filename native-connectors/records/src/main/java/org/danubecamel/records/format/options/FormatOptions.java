package org.danubecamel.records.format.options;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import com.google.protobuf.Descriptors.Descriptor;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.CsvOptions;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.avro.AvroTypes;
import org.danubecamel.records.format.parquet.ParquetFormats;
import org.danubecamel.records.format.parquet.ParquetOptions;
import org.danubecamel.records.format.protobuf.DescriptorSets;
import org.danubecamel.records.format.protobuf.ProtobufFormats;
import org.jspecify.annotations.Nullable;

/** A format that was chosen by options, checked. Immutable. */
public final class FormatOptions {

    private static final String PARQUET_LIBRARY = "org.apache.parquet.hadoop.ParquetWriter";

    private final FormatName name;
    private final CsvOptions csv;
    private final @Nullable Schema avro;
    private final @Nullable Descriptor message;
    private final AvroFormats.Codec avroCodec;
    private final ParquetOptions parquet;

    private FormatOptions(Builder options, CsvOptions csv, @Nullable Schema avro, @Nullable Descriptor message) {
        this.name = options.name;
        this.csv = csv;
        this.avro = avro;
        this.message = message;
        this.avroCodec = options.avroCodec;
        this.parquet = options.parquet;
    }

    /** Options of this format, with the default of each. */
    public static Builder builder(FormatName format) {
        return new Builder(format);
    }

    /** The format's name. */
    public FormatName name() {
        return name;
    }

    /** Whether {@link #toWrite(RecordSchema)} must be used to write, because a body has the schema of its records with it. */
    public boolean isWrittenBySchema() {
        return name == FormatName.PARQUET || (name == FormatName.AVRO && avro == null);
    }

    /** The format to read bodies, and to write them unless that takes a schema of the records. */
    public Format toRead() {
        return switch (name) {
            case JSON -> Formats.json();
            case JSONL -> Formats.jsonLines();
            case CSV -> Formats.csv(csv);
            case TEXT -> Formats.text();
            case RAW -> Formats.raw();
            case AVRO -> avro == null ? AvroFormats.container() : AvroFormats.container(avro, avroCodec);
            case AVRO_DATUM -> AvroFormats.datum(given(avro));
            case PARQUET -> ParquetFormats.file();
            case PROTOBUF -> ProtobufFormats.message(given(message));
            case PROTOBUF_DELIMITED -> ProtobufFormats.delimited(given(message));
        };
    }

    /**
     * The format to write records of this schema.
     *
     * @throws RecordException if the format cannot have the schema
     */
    public Format toWrite(RecordSchema schema) {
        if (!isWrittenBySchema()) {
            return toRead();
        }
        return name == FormatName.PARQUET
                ? ParquetFormats.file(schema, parquet)
                : AvroFormats.container(schema, avroCodec);
    }

    private static <T> T given(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Checked by the builder");
        }
        return value;
    }

    /** Takes option values as they are given, and says everything that is wrong with them at once. */
    public static final class Builder {

        private final FormatName name;
        private final List<String> problems = new ArrayList<>();
        private Compression compression = Compression.NONE;
        private String csvDelimiter = ",";
        private String csvQuote = "\"";
        private String csvColumns = "";
        private String csvNullValue = "";
        private @Nullable Boolean csvHeader;
        private byte @Nullable [] schema;
        private String messageType = "";
        private AvroFormats.Codec avroCodec = AvroFormats.Codec.DEFLATE;
        private ParquetOptions parquet = ParquetOptions.DEFAULT;

        private Builder(FormatName name) {
            this.name = name;
        }

        /** The compression of the whole body, to be checked against the format. */
        public Builder compression(Compression given) {
            compression = given;
            return this;
        }

        /** One ASCII character. */
        public Builder csvDelimiter(String given) {
            csvDelimiter = given;
            return this;
        }

        /** One ASCII character. */
        public Builder csvQuote(String given) {
            csvQuote = given;
            return this;
        }

        /** Names with commas between them; blank to take them from the header, or from the first record. */
        public Builder csvColumns(String given) {
            csvColumns = given;
            return this;
        }

        /** Whether the first line has the names of the columns; if not said, it has unless columns are given. */
        public Builder csvHeader(boolean given) {
            csvHeader = given;
            return this;
        }

        /** What stands for null. */
        public Builder csvNullValue(String given) {
            csvNullValue = given;
            return this;
        }

        /** An Avro schema as JSON, or a Protobuf descriptor set. */
        public Builder schema(byte[] content) {
            schema = content.clone();
            return this;
        }

        /** The full name of a Protobuf message, such as {@code shop.Order}. */
        public Builder messageType(String given) {
            messageType = given;
            return this;
        }

        /** How blocks of Avro containers are compressed; deflate by default. */
        public Builder avroCodec(AvroFormats.Codec given) {
            avroCodec = given;
            return this;
        }

        /** How Parquet files are written. */
        public Builder parquet(ParquetOptions given) {
            parquet = given;
            return this;
        }

        /**
         * Checks the options that the format has.
         *
         * @throws RecordException that names all that is wrong
         */
        public FormatOptions build() {
            problems.clear();
            var csv = name == FormatName.CSV ? checked("The options of CSV cannot be used: ", this::csv) : null;
            var avro = checkedSchema(
                    name == FormatName.AVRO || name == FormatName.AVRO_DATUM,
                    content -> AvroTypes.parse(new String(content, StandardCharsets.UTF_8)));
            var message =
                    checkedSchema(name.isProtobuf(), content -> DescriptorSets.message(content, messageType.strip()));
            if (name.isProtobuf() && messageType.isBlank()) {
                problems.add("messageType is missing. format=" + name + " needs it, as in shop.Order.");
            }
            if (name == FormatName.PARQUET) {
                checkParquet();
            }
            if (!problems.isEmpty()) {
                throw new RecordException(SETUP, String.join(" ", problems));
            }
            return new FormatOptions(this, csv == null ? CsvOptions.DEFAULT : csv, avro, message);
        }

        private CsvOptions csv() {
            var columns = csvColumns.isBlank()
                    ? List.<String>of()
                    : Arrays.stream(csvColumns.split(",", -1))
                            .map(String::strip)
                            .toList();
            boolean hasHeader = csvHeader == null ? columns.isEmpty() : csvHeader;
            return new CsvOptions(
                    character("csvDelimiter", csvDelimiter),
                    character("csvQuote", csvQuote),
                    hasHeader,
                    columns,
                    csvNullValue,
                    false,
                    false);
        }

        private static char character(String option, String given) {
            if (given.length() != 1) {
                throw new RecordException(
                        SETUP, option + "=" + Excerpt.cut(given) + " cannot be used. Allowed: one ASCII character.");
            }
            return given.charAt(0);
        }

        private <T> @Nullable T checkedSchema(boolean isWanted, java.util.function.Function<byte[], T> parse) {
            var content = schema;
            if (!isWanted || (content == null && !name.needsSchema())) {
                return null;
            }
            if (content == null) {
                problems.add("schema is missing. format=" + name + " needs "
                        + (name.isProtobuf() ? "a descriptor set." : "an Avro schema."));
                return null;
            }
            return name.isProtobuf() && messageType.isBlank()
                    ? null
                    : checked("The schema cannot be used: ", () -> parse.apply(content));
        }

        private <T> @Nullable T checked(String what, Supplier<T> made) {
            try {
                return made.get();
            } catch (RecordException e) {
                problems.add(what + e.detail());
                return null;
            }
        }

        private void checkParquet() {
            if (compression != Compression.NONE) {
                problems.add("compression=" + compression + " cannot be around format=parquet, which compresses its"
                        + " pages. Allowed: none, and a compression of the pages.");
            }
            try {
                Class.forName(PARQUET_LIBRARY, false, FormatOptions.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                problems.add("format=parquet needs org.apache.parquet:parquet-hadoop, which is not on the class path."
                        + " Add it.");
            }
        }
    }
}
