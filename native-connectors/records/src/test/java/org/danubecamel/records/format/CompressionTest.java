package org.danubecamel.records.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Compressed bodies come back, and what is damaged or cut off is no shorter body. */
class CompressionTest {

    @ParameterizedTest
    @EnumSource(Compression.class)
    void bodiesComeBack(Compression compression) throws IOException {
        for (int size : new int[] {0, 1, 100, 70_000, 3_000_000}) {
            var body = new byte[size];
            new Random(size).nextBytes(body);
            Arrays.fill(body, 0, size / 2, (byte) 'x');

            try (var in = compression.decompress(new ByteArrayInputStream(compressed(compression, body)), size + 1)) {
                assertThat(in.readAllBytes()).isEqualTo(body);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void asMuchAsIsAllowedIsRead(Compression compression) throws IOException {
        var body = compressed(compression, new byte[1000]);

        assertThat(compression.decompress(new ByteArrayInputStream(body), 1000).readAllBytes())
                .hasSize(1000);
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> compression
                        .decompress(new ByteArrayInputStream(body), 999)
                        .readAllBytes())
                .withMessageStartingWith("DNB-3204");
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "ZSTD", "LZ4"})
    void aBodyThatIsCutOffIsAnError(Compression compression) throws IOException {
        var body = compressed(compression, "x".repeat(10_000).getBytes(UTF_8));

        for (int length = 1; length < body.length; length++) {
            var cut = Arrays.copyOf(body, length);
            assertThatExceptionOfType(RecordException.class)
                    .as(length + " of " + body.length)
                    .isThrownBy(() -> compression
                            .decompress(new ByteArrayInputStream(cut), 1 << 20)
                            .readAllBytes())
                    .withMessageStartingWith("DNB-3202");
        }
    }

    @ParameterizedTest
    @EnumSource(value = Compression.class, names = "NONE", mode = Mode.EXCLUDE)
    void anotherCompressionIsAnError(Compression compression) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> new RecordCodec(Formats.json(), compression).read("{\"a\":1}".getBytes(UTF_8)))
                .withMessageContaining("Check which compression it has");
    }

    @Test
    void writersCompressAndReadersDecompress() {
        for (var compression : Compression.values()) {
            var codec = new RecordCodec(Formats.jsonLines(), compression);
            var records = List.of(Record.of("a", 1L), Record.of("a", 2L));

            assertThat(codec.read(codec.write(records))).as(compression.name()).isEqualTo(records);
        }
    }

    private static byte[] compressed(Compression compression, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var compressor = compression.compress(out)) {
            compressor.write(body);
        }
        return out.toByteArray();
    }
}
