package org.danubecamel.test.delivery;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Appends events to a file. When {@link #append} returns, the operating system has the event: the end of this process,
 * however sudden, does not lose it. Safe for use by any number of threads.
 */
final class EventFile implements AutoCloseable {

    /** How the names of event files end. */
    static final String SUFFIX = ".events";

    /** The first words of each file, before the run. */
    static final String HEADER = "danube-delivery 1 ";

    private final Path file;
    /** Without a buffer, and not a channel, which an interrupted thread would close for all others. */
    private final FileOutputStream out;

    private long lastMicros;
    private @Nullable IOException failure;
    private boolean closed;

    private EventFile(Path file, FileOutputStream out) {
        this.file = file;
        this.out = out;
    }

    /**
     * Creates the file of the events that {@code name} sees.
     *
     * @throws IllegalArgumentException if there is such a file already
     * @throws UncheckedIOException if it cannot be created
     */
    static EventFile create(Path directory, String name, String run) {
        var file = directory.resolve(name + SUFFIX);
        try {
            Files.createDirectories(directory);
            Files.createFile(file);
            var created = new EventFile(file, new FileOutputStream(file.toFile()));
            created.write(HEADER + run);
            return created;
        } catch (FileAlreadyExistsException e) {
            throw new IllegalArgumentException(
                    "There is a file " + file + " already. Give another id, or another directory for another run.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot create " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Appends an event; after {@link #close} it does nothing, because threads of a client may be late.
     *
     * @param event makes the event of its time in microseconds, which is never earlier than that of the one before
     * @throws UncheckedIOException if it cannot be written; then {@link #close} fails too
     */
    synchronized void append(LongFunction<Event> event) {
        if (closed) {
            return;
        }
        lastMicros = Math.max(lastMicros, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        try {
            write(EventCodec.encode(event.apply(lastMicros)));
        } catch (IOException e) {
            failure = e;
            throw failed(e);
        }
    }

    private void write(String line) throws IOException {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Cannot write to " + file + ", so this run proves nothing: " + e, e);
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            out.close();
        } catch (IOException e) {
            throw failed(e);
        }
        if (failure != null) {
            throw failed(failure);
        }
    }
}
