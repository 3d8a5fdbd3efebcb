package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What a log found when it was opened. */
final class LogFindings implements CommitLog.Contents {

    private final LogHistory history;
    private final NavigableMap<Long, String> entries = new TreeMap<>();

    LogFindings(LogHistory history) {
        this.history = history;
    }

    /** Returns the entries and snapshots by position. */
    NavigableMap<Long, String> entries() {
        return entries;
    }

    @Override
    public MessageLite snapshot() {
        return history.snapshot();
    }

    @Override
    public void recovered(long position, boolean newestSegment, ByteBuffer entry) throws IOException {
        entries.put(position, StringValue.parseFrom(entry).getValue());
    }
}
