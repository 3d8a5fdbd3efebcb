package org.danubecamel.test.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event file while it is being written: each poll brings the lines that have been completed since the one
 * before. A line that is never completed, because its writer was killed, is never brought. Not thread-safe.
 */
final class EventTail {

    private static final int CHUNK = 1 << 16;

    private final Path file;
    private final EventCodec codec = new EventCodec();
    private final ByteArrayOutputStream torn = new ByteArrayOutputStream();
    private long position;
    private long lines;
    private @Nullable String run;

    EventTail(Path file) {
        this.file = file;
    }

    /** Returns the run that the file belongs to, null if not even that has been written. */
    @Nullable String run() {
        return run;
    }

    /**
     * Brings what is new.
     *
     * @throws IllegalArgumentException naming file and line, if a line is not an event, or {@code events} says so of it
     * @throws UncheckedIOException if the file cannot be read
     */
    void poll(Consumer<Event> events) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var chunk = ByteBuffer.allocate(CHUNK);
            while (channel.read(chunk, position) > 0) {
                position += chunk.position();
                split(chunk.flip(), events);
                chunk.clear();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    private void split(ByteBuffer chunk, Consumer<Event> events) {
        var start = chunk.position();
        for (var i = start; i < chunk.limit(); i++) {
            if (chunk.get(i) == '\n') {
                torn.write(chunk.array(), start, i - start);
                line(torn.toString(StandardCharsets.UTF_8), events);
                torn.reset();
                start = i + 1;
            }
        }
        torn.write(chunk.array(), start, chunk.limit() - start);
    }

    private void line(String line, Consumer<Event> events) {
        lines++;
        if (run == null) {
            if (!line.startsWith(EventFile.HEADER)) {
                throw unreadable(line, "it is not the header of an event file");
            }
            run = line.substring(EventFile.HEADER.length());
            return;
        }
        try {
            events.accept(codec.decode(line));
        } catch (IllegalArgumentException e) {
            throw unreadable(line, String.valueOf(e.getMessage()));
        }
    }

    private IllegalArgumentException unreadable(String line, String why) {
        return new IllegalArgumentException("Cannot read line " + lines + " of " + file + ", '"
                + line.substring(0, Math.min(200, line.length())) + "': " + why + ".");
    }
}
