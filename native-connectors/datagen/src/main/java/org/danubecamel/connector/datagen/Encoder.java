package org.danubecamel.connector.datagen;

import java.util.List;
import org.danubecamel.connector.datagen.generator.PatternSchema;
import org.danubecamel.records.Record;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.json.JsonText;
import org.jspecify.annotations.Nullable;

/** Makes bodies of records. */
final class Encoder {

    private final String mediaType;
    /** Null for what is plain JSON, which is an object, and not a list with one. */
    private final @Nullable RecordCodec codec;

    Encoder(DatagenConfiguration options) {
        var format = format(options);
        var compression = options.getCompression();
        mediaType = options.getFormat() == DatagenFormat.JSON ? "application/json" : format.mediaType();
        codec = options.getFormat() == DatagenFormat.JSON && compression == Compression.NONE
                ? null
                : new RecordCodec(format, compression);
    }

    /** An object of JSON is a line of JSON Lines, but for its end. */
    private static Format format(DatagenConfiguration options) {
        return switch (options.getFormat()) {
            case JSON, JSONL -> Formats.jsonLines();
            case CSV -> Formats.csv();
            case AVRO ->
                AvroFormats.container(PatternSchema.of(options.pattern(), options.isCdcMode()), AvroFormats.Codec.NULL);
        };
    }

    byte[] body(Record record) {
        return codec == null ? JsonText.bytes(record) : codec.write(List.of(record));
    }

    /** The media type of a body, without its compression. */
    String mediaType() {
        return mediaType;
    }
}
