package org.danubecamel.connector.datagen.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.danubecamel.records.Record;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Change events are those of a table that somebody could have. */
class ChangesTest {

    private static final long EVENTS = 2_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "METRICS")
    void eachChangesWhatTheOnesBeforeLeft(Pattern pattern) {
        var table = new HashMap<String, Record>();

        for (var event : events(pattern)) {
            var before = event.value().get("before");
            assertThat(table.get(event.key()))
                    .as("row before event %d", event.number())
                    .isEqualTo(before);
            if (event.value().get("after") instanceof Record after) {
                table.put(event.key(), after);
            } else {
                table.remove(event.key());
            }
        }

        assertThat(table).hasSizeGreaterThan((int) EVENTS / 10);
    }

    @Test
    void rowsAreInsertedUpdatedAndDeleted() {
        Map<Object, Long> counts = events(Pattern.CHANGES).stream()
                .collect(Collectors.groupingBy(event -> event.value().get("op"), Collectors.counting()));

        assertThat(counts).containsOnlyKeys("c", "u", "d");
        assertThat(counts.get("c")).isEqualTo(EVENTS * Lives.ROWS / Lives.EVENTS);
        assertThat(counts.get("u")).isGreaterThan(counts.get("d"));
        assertThat(counts.get("d")).isGreaterThan(EVENTS / 20);
    }

    @Test
    void rowsOfABlockAreMixed() {
        var keys = events(Pattern.CHANGES).stream()
                .map(Generated::key)
                .limit(Lives.EVENTS)
                .toList();

        assertThat(keys).isNotEqualTo(keys.stream().sorted().toList());
    }

    @Test
    void anEventSaysWhichItIsAndOfWhichStream() {
        var source = (Record) events(Pattern.ORDERS).get(4).value().get("source");

        assertThat(source).isEqualTo(Record.of("connector", "datagen", "stream", "test", "sequence", 5L));
    }

    private static List<Generated> events(Pattern pattern) {
        var generator = new RecordGenerator(pattern, 42, true, "test", Instant.EPOCH);
        return LongStream.rangeClosed(1, EVENTS).mapToObj(generator::record).toList();
    }
}
