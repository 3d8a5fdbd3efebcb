package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A log of texts, and what it found when it was opened. */
final class TestLog implements AutoCloseable, CommitLog.Contents {

    static final CommitLog.Settings SETTINGS = new CommitLog.Settings(4096, true, 10_000, 1);

    private final Map<Long, String> found = new TreeMap<>();
    private final CommitLog log;
    private volatile boolean toldTwice;

    TestLog(Disk disk) throws IOException {
        this(disk, SETTINGS);
    }

    TestLog(Disk disk, CommitLog.Settings settings) throws IOException {
        log = CommitLog.open(disk, settings, this);
        log.start();
    }

    CommitLog log() {
        return log;
    }

    /** Returns the texts that were found, without snapshots. */
    List<String> found() {
        return found.values().stream().filter(text -> !text.equals("snapshot")).toList();
    }

    /** Returns the position, once the text is committed. */
    CompletableFuture<Long> append(String text) {
        Told told = new Told();
        log.append(() -> StringValue.of(text), told);
        return told.position;
    }

    /** As {@link #append}, but only if not too much waits. */
    CompletableFuture<Long> appendIfRoom(String text) {
        Told told = new Told();
        log.appendIfRoom(() -> StringValue.of(text), told);
        return told.position;
    }

    /** Appends texts of about a kilobyte, one by one, until so many segments have begun. */
    void fillUntilSegment(int number) {
        for (int i = 0; log.activeSegment() < number; i++) {
            append("filling " + i + " ".repeat(1000)).join();
        }
    }

    /** Returns why a text was not committed. */
    static String failure(CompletableFuture<Long> appended) {
        try {
            return "committed at " + appended.join();
        } catch (CompletionException e) {
            return e.getCause().getMessage();
        }
    }

    @Override
    public MessageLite snapshot() {
        return StringValue.of("snapshot");
    }

    @Override
    public void recovered(long position, boolean newestSegment, ByteBuffer entry) throws IOException {
        found.put(position, StringValue.parseFrom(entry).getValue());
    }

    @Override
    public void close() {
        log.close();
        assertThat(toldTwice).as("an outcome was told twice").isFalse();
    }

    private final class Told implements CommitLog.Outcome {

        private final CompletableFuture<Long> position = new CompletableFuture<>();

        @Override
        public void committed(long committed) {
            note(position.complete(committed));
        }

        @Override
        public void failed(IOException cause) {
            note(position.completeExceptionally(cause));
        }

        private void note(boolean first) {
            toldTwice |= !first;
        }
    }
}
