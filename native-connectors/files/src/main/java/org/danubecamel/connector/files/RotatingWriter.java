package org.danubecamel.connector.files;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.connector.files.writer.FilesWriter;
import org.danubecamel.connector.sink.RecordWriter;
import org.danubecamel.connector.sink.SinkRecord;
import org.jspecify.annotations.Nullable;

/** Has files finished when they are due, also while no records come. */
final class RotatingWriter implements RecordWriter {

    private static final long LONGEST_DELAY = 1_000;
    private static final long SHORTEST_DELAY = 50;

    private final FilesWriter writer;
    private final CamelContext context;
    private final long delay;
    private @Nullable ScheduledExecutorService timer;

    /** @param interval the age of files that are finished, in milliseconds */
    RotatingWriter(FilesWriter writer, CamelContext context, long interval) {
        this.writer = writer;
        this.context = context;
        this.delay = Math.max(SHORTEST_DELAY, Math.min(LONGEST_DELAY, interval / 2));
    }

    @Override
    public void check() throws Exception {
        begin();
        writer.check();
    }

    @Override
    public void write(List<SinkRecord> records) throws Exception {
        begin();
        writer.write(records);
    }

    @Override
    public WriteGuarantee guarantee() {
        return writer.guarantee();
    }

    private synchronized void begin() {
        if (timer == null) {
            var started = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "FileRotation");
            started.scheduleWithFixedDelay(writer::finishDue, delay, delay, TimeUnit.MILLISECONDS);
            timer = started;
        }
    }

    @Override
    public void close() throws Exception {
        end();
        writer.close();
    }

    private synchronized void end() {
        if (timer != null) {
            context.getExecutorServiceManager().shutdown(timer);
            timer = null;
        }
    }
}
