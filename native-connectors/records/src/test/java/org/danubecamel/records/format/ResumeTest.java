package org.danubecamel.records.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.danubecamel.records.Field;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.parquet.ParquetFormats;
import org.danubecamel.records.format.parquet.ParquetOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A reader goes on where another one stopped, and a writer says how large a file is and can be synced. */
class ResumeTest {

    private static final int COUNT = 1_000;
    private static final RecordSchema SCHEMA =
            RecordSchema.of(Field.required("id", ScalarType.STRING), Field.required("text", ScalarType.STRING));

    @TempDir
    Path folder;

    static Stream<RecordCodec> codecs() {
        var formats = List.of(
                Formats.json(),
                Formats.jsonLines(),
                Formats.csv(),
                AvroFormats.container(SCHEMA, AvroFormats.Codec.SNAPPY),
                ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withRowGroup(1 << 20, 100)));
        return formats.stream().flatMap(format -> Stream.of(Compression.NONE, Compression.GZIP, Compression.ZSTD)
                .map(compression -> new RecordCodec(format, compression)));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void aReaderGoesOnWhereAnotherStopped(RecordCodec codec) throws IOException {
        var file = write(codec);
        for (int count : new int[] {0, 1, 99, 100, 101, 555, COUNT}) {
            Position position;
            try (var first = codec.reader(Files.newByteChannel(file), Position.START)) {
                for (int i = 0; i < count; i++) {
                    first.next();
                }
                position = first.position();
            }
            assertThat(position.index()).isEqualTo(count);

            try (var second = codec.reader(Files.newByteChannel(file), position)) {
                assertThat(second.readAll()).isEqualTo(records().subList(count, COUNT));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void aFinishedFileIsWholeBeforeItIsClosed(RecordCodec codec) throws IOException {
        var file = folder.resolve("data");
        try (var writer = codec.writer(Files.newOutputStream(file))) {
            records().forEach(writer::write);
            writer.finish();

            assertThat(writer.size()).isEqualTo(Files.size(file));
            try (var reader = codec.reader(Files.newByteChannel(file), Position.START)) {
                assertThat(reader.readAll()).isEqualTo(records());
            }
        }
    }

    @Test
    void jsonLinesAndParquetDoNotReadWhatIsBefore() throws IOException {
        for (var codec : List.of(
                new RecordCodec(Formats.jsonLines()),
                new RecordCodec(ParquetFormats.file(SCHEMA, ParquetOptions.DEFAULT.withRowGroup(1 << 20, 100))))) {
            var file = write(codec);
            Position position;
            try (var first = codec.reader(Files.newByteChannel(file), Position.START)) {
                for (int i = 0; i < COUNT - 1; i++) {
                    first.next();
                }
                position = first.position();
            }
            var counted = new Counting(Files.newByteChannel(file));
            try (var second = codec.reader(counted, position)) {
                assertThat(second.readAll()).hasSize(1);
            }
            assertThat(counted.read).as(codec.format().name()).isLessThan(Files.size(file) / 2);
        }
    }

    @Test
    void aFileThatIsLargerThanAllowedIsRefused() throws IOException {
        var codec = new RecordCodec(Formats.jsonLines());
        var file = write(codec);
        var small = new RecordCodec(codec.format(), Compression.NONE, ReadLimits.DEFAULT.withMaxBodyBytes(100));

        try (var channel = Files.newByteChannel(file)) {
            assertThatThrownBy(() -> small.reader(channel, Position.START))
                    .isInstanceOf(RecordException.class)
                    .hasMessageContaining("maxBodyBytes");
        }
    }

    private Path write(RecordCodec codec) throws IOException {
        var file = folder.resolve("data");
        Files.write(file, codec.write(records()));
        return file;
    }

    private static List<Record> records() {
        var records = new ArrayList<Record>();
        for (int i = 0; i < COUNT; i++) {
            records.add(Record.of("id", String.valueOf(i), "text", "\u00E9 ".repeat(i % 7) + i * 31));
        }
        return records;
    }

    private static final class Counting implements SeekableByteChannel {

        private final SeekableByteChannel file;
        private long read;

        Counting(SeekableByteChannel file) {
            this.file = file;
        }

        @Override
        public int read(java.nio.ByteBuffer target) throws IOException {
            int count = file.read(target);
            read += Math.max(count, 0);
            return count;
        }

        @Override
        public int write(java.nio.ByteBuffer source) throws IOException {
            return file.write(source);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public SeekableByteChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            file.truncate(size);
            return this;
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
