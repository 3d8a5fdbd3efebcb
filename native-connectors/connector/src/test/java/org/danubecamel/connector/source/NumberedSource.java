package org.danubecamel.connector.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A source of the texts "0", "1", ... whose position is the next number, and which fails when a test says so. */
final class NumberedSource implements PositionedSource {

    final AtomicInteger available = new AtomicInteger();
    final AtomicInteger reads = new AtomicInteger();
    final AtomicInteger opened = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger furthest = new AtomicInteger();
    final AtomicReference<@Nullable Exception> checkFails = new AtomicReference<>();
    final AtomicReference<@Nullable Exception> readFails = new AtomicReference<>();
    final Set<Integer> undecodable = ConcurrentHashMap.newKeySet();
    volatile String identity = "numbers";
    volatile boolean positionOfReadsOnly;
    volatile @Nullable Runnable blockRead;

    NumberedSource(int available) {
        this.available.set(available);
    }

    @Override
    public String name() {
        return "numbers";
    }

    @Override
    public String identity() {
        return identity;
    }

    @Override
    public void check() throws Exception {
        raise(checkFails.get());
    }

    private static void raise(@Nullable Exception failure) throws Exception {
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public PositionedReader open(@Nullable Position after) {
        opened.incrementAndGet();
        return new Reader(after == null ? 0 : Integer.parseInt(after.value()));
    }

    private final class Reader implements PositionedReader {

        private int next;

        Reader(int next) {
            this.next = next;
        }

        @Override
        public Read read(int maxRecords, long maxBytes) throws Exception {
            reads.incrementAndGet();
            raise(readFails.get());
            var block = blockRead;
            if (block != null) {
                block.run();
            }
            var records = new ArrayList<SourceRecord>();
            var end = Math.min(available.get(), next + maxRecords);
            for (var bytes = 0L; next < end && bytes < maxBytes; next++) {
                var record = record(next, !positionOfReadsOnly || next == end - 1);
                bytes += record.bytes();
                records.add(record);
            }
            furthest.accumulateAndGet(next, Math::max);
            return Read.of(records);
        }

        private SourceRecord record(int number, boolean positioned) {
            var text = Integer.toString(number);
            var after = positioned ? Position.of(Integer.toString(number + 1)) : null;
            return undecodable.contains(number)
                    ? SourceRecord.undecodable(
                            text.getBytes(StandardCharsets.UTF_8),
                            Map.of("number", number),
                            after,
                            new IllegalArgumentException("not a number: " + text))
                    : SourceRecord.of(text, Map.of("number", number), text.length(), after);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
