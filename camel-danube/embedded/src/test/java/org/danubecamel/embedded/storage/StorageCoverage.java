package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.danubecamel.embedded.storage.format.Entry;

/** Counts what happened to the files of storages, so that a test knows that it did. */
final class StorageCoverage {

    private int rolled;
    private int deleted;
    private int copied;
    private int carried;
    private int read;

    int rolled() {
        return rolled;
    }

    int deleted() {
        return deleted;
    }

    int copied() {
        return copied;
    }

    int carried() {
        return carried;
    }

    int read() {
        return read;
    }

    void read(int messages) {
        read += messages;
    }

    /** Looks at what a crash leaves. */
    void add(VolatileDisk dead) {
        VolatileDisk disk = dead.kill();
        Set<Integer> numbers = new HashSet<>();
        Set<String> messages = new HashSet<>();
        try {
            for (String name : disk.names()) {
                if (Segment.number(name) >= 0) {
                    numbers.add(Segment.number(name));
                    try (DiskFile file = disk.open(name)) {
                        scan(new SegmentScan(file, name), messages);
                    }
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        int newest = numbers.stream().mapToInt(number -> number).max().orElse(0);
        rolled += newest > 1 ? 1 : 0;
        deleted += numbers.size() < newest ? 1 : 0;
    }

    private void scan(SegmentScan scan, Set<String> messages) throws IOException {
        SegmentScan.Entries entries = (position, bytes) -> {
            Entry entry = Entry.parseFrom(bytes);
            carried += entry.getBeforeCount();
            if (entry.hasPublished()) {
                String message = entry.getPublished().getTopic() + "@"
                        + entry.getPublished().getMessage().getMsgId().getTopicOffset();
                copied += messages.add(message) ? 0 : 1;
            }
        };
        while (scan.next(entries) != null) {
            // The entries have it.
            continue;
        }
    }
}
