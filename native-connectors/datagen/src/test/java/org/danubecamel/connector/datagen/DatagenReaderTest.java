package org.danubecamel.connector.datagen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.connector.datagen.generator.Pattern;
import org.danubecamel.connector.datagen.generator.RecordGenerator;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.Read;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.avro.AvroFormats;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which records are read when, without Camel. */
class DatagenReaderTest {

    private static final int MANY = 1_000;
    private static final long BYTES = 1L << 30;

    private final DatagenConfiguration options = new DatagenConfiguration();
    private final AtomicLong clock = new AtomicLong();

    @BeforeEach
    void set() {
        options.setPattern("orders");
        options.setSeed(42L);
        options.setEventsPerSecond(0);
    }

    @Test
    void readsNoMoreThanIsDue() {
        options.setEventsPerSecond(10);
        var reader = open(null);

        var first = reader.read(MANY, BYTES);
        assertThat(first.records()).hasSize(1);
        assertThat(first.pause()).isEqualTo(Duration.ofMillis(100));
        assertThat(reader.read(MANY, BYTES).records()).isEmpty();
        clock.addAndGet(Duration.ofMillis(100).toNanos());
        assertThat(reader.read(MANY, BYTES).records()).hasSize(1);
    }

    @Test
    void whatTheRouteHasNoRoomForIsNotLost() {
        options.setEventsPerSecond(10);
        var reader = open(null);
        clock.addAndGet(Duration.ofSeconds(1).toNanos());

        assertThat(numbers(reader.read(3, BYTES))).containsExactly(1L, 2L, 3L);
        assertThat(numbers(reader.read(MANY, 1))).containsExactly(4L);
        assertThat(numbers(reader.read(MANY, BYTES))).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void endsWithTheLastRecord() {
        options.setMaxEvents(3);
        var reader = open(null);

        assertThat(numbers(reader.read(MANY, BYTES))).containsExactly(1L, 2L, 3L);
        assertThat(reader.read(MANY, BYTES)).isEqualTo(Read.nothing().withPause(Duration.ofHours(1)));
    }

    @Test
    void endsWithTheLastRecordAlsoAfterARestart() {
        options.setMaxEvents(3);
        var after = open(null).read(2, BYTES).records().get(1).after();

        assertThat(numbers(open(after).read(MANY, BYTES))).containsExactly(3L);
    }

    @Test
    void goesOnAfterAnyPositionWithTheSameRecords() {
        var all = open(null).read(20, BYTES).records();

        for (int i = 0; i < 19; i++) {
            assertThat(bodies(open(all.get(i).after()).read(1, BYTES).records()))
                    .containsExactlyElementsOf(bodies(all.subList(i + 1, i + 2)));
        }
    }

    @Test
    void aRandomSeedStaysTheSameAfterARestart() {
        options.setSeed(null);
        var all = open(null).read(20, BYTES).records();

        assertThat(bodies(open(all.get(9).after()).read(10, BYTES).records()))
                .containsExactlyElementsOf(bodies(all.subList(10, 20)));
        assertThat(bodies(open(null).read(20, BYTES).records())).isNotEqualTo(bodies(all));
    }

    @Test
    void aPositionOfAnotherKindIsRefused() {
        assertThatThrownBy(() -> open(Position.of("7"))).hasMessageStartingWith("DNB-3601 danube-datagen:orders");
        assertThatThrownBy(() -> open(new Position(2, "{\"number\":1,\"seed\":1}")))
                .hasMessageContaining("version 2");
    }

    @Test
    void headersSayWhatItIs() {
        options.setStreamName("demo");
        var headers = open(null).read(1, BYTES).records().get(0).headers();

        assertThat(headers)
                .containsEntry("CamelDanubeKey", "1")
                .containsEntry("CamelDanubeDatagenNumber", 1L)
                .containsEntry("CamelDanubeDatagenStream", "demo")
                .containsEntry("Content-Type", "application/json");
    }

    @Test
    void identityTellsApartWhatGivesOtherRecords() {
        var identity = identity();
        options.setSeed(43L);
        assertThat(identity()).isNotEqualTo(identity);
        options.setSeed(42L);
        options.setCdcMode(true);
        assertThat(identity()).isNotEqualTo(identity);
        options.setCdcMode(false);
        options.setStartTime("2027-01-01T00:00:00Z");
        assertThat(identity()).isNotEqualTo(identity);
        options.setStartTime("2026-01-01T00:00:00Z");
        options.setEventsPerSecond(7);
        assertThat(identity()).isEqualTo(identity);
    }

    @ParameterizedTest
    @EnumSource
    void everyPatternIsReadBackFromAvroAsItWas(Pattern pattern) {
        options.setPattern(pattern.lowerCaseName());
        options.setFormat(DatagenFormat.AVRO);
        var generator = new RecordGenerator(pattern, 42, false, "datagen", options.start());
        var records = open(null).read(300, BYTES).records();

        for (int i = 0; i < 300; i++) {
            var read = new RecordCodec(AvroFormats.container())
                    .read((byte[]) records.get(i).body());
            // As text: UUIDs are strings in Avro.
            assertThat(read.get(0)).hasToString(generator.record(i + 1).value().toString());
        }
    }

    @Test
    void csvHasItsHeaderInEachBody() {
        options.setFormat(DatagenFormat.CSV);

        assertThat(bodies(open(null).read(1, BYTES).records()).get(0))
                .isEqualToNormalizingNewlines(
                        "order_id,customer_id,product,quantity,total,status\n1,6455,monitor,4,996.00,paid\n");
    }

    @Test
    void aLineOfJsonHasAnEndAndAnObjectHasNone() {
        var object = bodies(open(null).read(1, BYTES).records()).get(0);
        options.setFormat(DatagenFormat.JSONL);

        assertThat(object).startsWith("{").endsWith("}");
        assertThat(bodies(open(null).read(1, BYTES).records())).containsExactly(object + "\n");
    }

    @Test
    void bodiesAreCompressed() {
        options.setCompression(Compression.GZIP);
        var body = (byte[]) open(null).read(1, BYTES).records().get(0).body();

        assertThat(new RecordCodec(Formats.json(), Compression.GZIP).read(body))
                .extracting(record -> record.get("order_id"))
                .containsExactly(1L);
    }

    private String identity() {
        return new DatagenSource(options, clock::get).identity();
    }

    private DatagenReader open(Position after) {
        return (DatagenReader) new DatagenSource(options, clock::get).open(after);
    }

    private static List<Object> numbers(Read read) {
        return new ArrayList<>(read.records().stream()
                .map(record -> record.headers().get(DatagenConstants.NUMBER))
                .toList());
    }

    private static List<String> bodies(List<SourceRecord> records) {
        return records.stream()
                .map(record -> new String((byte[]) record.body()))
                .toList();
    }
}
