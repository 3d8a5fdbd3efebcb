package org.danubecamel.records.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.concurrent.atomic.AtomicBoolean;
import org.danubecamel.records.Record;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A reader takes of a body what it needs for the next record, so that a body may be larger than memory. */
class StreamingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '`',
            value = {"json [ {\"a\":\"1\"},", "json `` {\"a\":\"1\"}", "jsonl `` {\"a\":\"1\"}\\n", "csv a\\n 1\\n"})
    void aBodyWithoutEndIsReadAsFarAsWanted(String name, String head, String record) {
        var format = java.util.stream.Stream.of(Formats.json(), Formats.jsonLines(), Formats.csv())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        var endless = new Endless(bytes(head), bytes(record));

        try (var reader = new RecordCodec(format).reader(endless)) {
            for (int i = 0; i < 10_000; i++) {
                assertThat(reader.next()).extracting(Unpacked::orThrow).isEqualTo(Record.of("a", "1"));
            }
        }

        assertThat(endless.given).isLessThan(10_000L * bytes(record).length + 20_000);
        assertThat(endless.closed.get()).isTrue();
    }

    private static byte[] bytes(String text) {
        return text.replace("\\n", "\n").getBytes(UTF_8);
    }

    private static final class Endless extends InputStream {

        private final byte[] head;
        private final byte[] record;
        private final AtomicBoolean closed = new AtomicBoolean();
        private long given;

        Endless(byte[] head, byte[] record) {
            this.head = head;
            this.record = record;
        }

        @Override
        public int read() {
            long at = given++;
            return at < head.length ? head[(int) at] : record[(int) ((at - head.length) % record.length)];
        }

        @Override
        public void close() {
            closed.set(true);
        }
    }
}
