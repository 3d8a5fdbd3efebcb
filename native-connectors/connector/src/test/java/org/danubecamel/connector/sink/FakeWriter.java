package org.danubecamel.connector.sink;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/** Keeps records in memory, and fails as it is told to. */
final class FakeWriter implements RecordWriter {

    final List<SinkRecord> written = new ArrayList<>();
    final AtomicInteger calls = new AtomicInteger();

    @Nullable Exception checkFailure;

    @Nullable Exception failure;

    boolean closed;

    @Override
    public void check() throws Exception {
        if (checkFailure != null) {
            throw checkFailure;
        }
    }

    @Override
    public void write(List<SinkRecord> records) throws Exception {
        calls.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
        written.addAll(records);
    }

    @Override
    public WriteGuarantee guarantee() {
        return WriteGuarantee.ATOMIC;
    }

    @Override
    public void close() {
        closed = true;
    }
}
