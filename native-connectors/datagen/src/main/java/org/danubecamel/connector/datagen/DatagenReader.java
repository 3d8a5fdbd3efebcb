package org.danubecamel.connector.datagen;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.LongSupplier;
import org.danubecamel.connector.datagen.generator.Generated;
import org.danubecamel.connector.datagen.generator.RecordGenerator;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.Read;
import org.danubecamel.connector.source.SourceRecord;

/** Makes the records that are due. */
final class DatagenReader implements PositionedReader {

    /** After the last record: nothing will ever come. */
    private static final Duration IDLE = Duration.ofHours(1);

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DatagenConfiguration options;
    private final RecordGenerator generator;
    private final Encoder encoder;
    private final Pace pace;
    private final long end;
    private final long seed;
    private long last;

    DatagenReader(DatagenConfiguration options, DatagenPosition after, LongSupplier nanoTime) {
        this.options = options;
        seed = after.seed();
        last = after.number();
        end = options.getMaxEvents() == 0 ? Long.MAX_VALUE : options.getMaxEvents();
        generator = new RecordGenerator(
                options.pattern(), seed, options.isCdcMode(), options.getStreamName(), options.start());
        encoder = new Encoder(options);
        pace = new Pace(options.getEventsPerSecond(), nanoTime);
    }

    @Override
    public Read read(int maxRecords, long maxBytes) {
        if (last >= end) {
            return Read.nothing().withPause(IDLE);
        }
        var records = new ArrayList<SourceRecord>();
        var bytes = 0L;
        var most = Math.min(maxRecords, end - last);
        // One by one: what does not fit into maxBytes stays due.
        while (records.size() < most && bytes < maxBytes && pace.take(1) == 1) {
            var record = next();
            records.add(record);
            bytes += record.bytes();
        }
        return Read.of(records).withPause(untilDue());
    }

    private SourceRecord next() {
        var generated = generator.record(last + 1);
        var body = encoder.body(generated.value());
        last++;
        return SourceRecord.of(body, headers(generated), body.length, new DatagenPosition(last, seed).toPosition());
    }

    private Map<String, Object> headers(Generated generated) {
        return Map.of(
                DatagenConstants.KEY, generated.key(),
                DatagenConstants.NUMBER, generated.number(),
                DatagenConstants.STREAM, options.getStreamName(),
                DatagenConstants.CONTENT_TYPE, encoder.mediaType());
    }

    /** In whole milliseconds, not too few: a shorter pause would end before anything is due. */
    private Duration untilDue() {
        return Duration.ofMillis((pace.nanosUntilDue() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI);
    }

    @Override
    public void close() {}
}
