package org.danubecamel.test.delivery;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.danubecamel.client.SendOutcome;

/** Reads how far a run is from its event files while they grow, whichever process writes them. Thread-safe. */
final class Progress {

    private final Path directory;
    private final Map<Path, OneFile> files = new HashMap<>();
    private final Set<MessageId> processed = new HashSet<>();
    private final Set<MessageId> missing = new HashSet<>();
    private long pending;
    private long stored;
    private long received;

    Progress(Path directory) {
        this.directory = directory;
    }

    /** Reads what is new, and returns how far the run is now. */
    synchronized DeliveryProgress read() {
        for (var file : DeliveryChecker.eventFiles(directory)) {
            files.computeIfAbsent(file, OneFile::new).read();
        }
        return new DeliveryProgress(pending, stored, missing.size(), processed.size(), received);
    }

    private void settled(Event.Settled event) {
        pending--;
        if (event.outcome() != SendOutcome.STORED) {
            return;
        }
        stored++;
        if (!processed.contains(event.id())) {
            missing.add(event.id());
        }
    }

    private void processed(MessageId id) {
        processed.add(id);
        missing.remove(id);
    }

    private final class OneFile {

        private final EventTail tail;
        private final Map<Long, MessageId> deliveries = new HashMap<>();

        private OneFile(Path file) {
            this.tail = new EventTail(file);
        }

        private void read() {
            tail.poll(this::take);
        }

        private void take(Event event) {
            if (event instanceof Event.Attempted) {
                pending++;
            } else if (event instanceof Event.Settled e) {
                settled(e);
            } else if (event instanceof Event.Received e) {
                received++;
                deliveries.put(e.delivery(), e.id());
            } else if (event instanceof Event.Processed e) {
                var id = deliveries.remove(e.delivery());
                if (id != null) {
                    processed(id);
                }
            }
        }
    }
}
