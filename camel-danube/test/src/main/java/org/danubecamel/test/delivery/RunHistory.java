package org.danubecamel.test.delivery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.client.AckOutcome;
import org.jspecify.annotations.Nullable;

/** The events of a run, put together by message. */
final class RunHistory {

    private final Map<MessageId, MessageHistory> messages = new HashMap<>();
    private final List<Event.Corrupted> corrupted = new ArrayList<>();
    private @Nullable String run;
    private long received;
    private long processings;
    private long drainedMicros = -1;
    private long lastSettledMicros = -1;

    /**
     * Reads the files of a run.
     *
     * @throws IllegalArgumentException if one is not an event file, or they belong to different runs
     */
    static RunHistory read(List<Path> files) {
        var history = new RunHistory();
        files.forEach(history::add);
        return history;
    }

    private void add(Path file) {
        var tail = new EventTail(file);
        tail.poll(new OneFile()::take);
        var itsRun = tail.run();
        if (run == null) {
            run = itsRun;
        } else if (itsRun != null && !itsRun.equals(run)) {
            throw new IllegalArgumentException("The file " + file + " belongs to the run '" + itsRun
                    + "', others to the run '" + run + "'. Give the files of one run only.");
        }
    }

    /** The deliveries of a file are numbered, and known by their numbers in this file alone. */
    private final class OneFile {

        private final Map<Long, Processing> deliveries = new HashMap<>();
        /** By topic, those that came since its stream last ended. */
        private final Map<String, List<Processing>> ofStream = new HashMap<>();

        void take(Event event) {
            if (event instanceof Event.Attempted e) {
                message(e.id()).attempted();
            } else if (event instanceof Event.Doubted e) {
                message(e.id()).doubted();
            } else if (event instanceof Event.Settled e) {
                lastSettledMicros = Math.max(lastSettledMicros, e.micros());
                message(e.id()).settled(e.outcome());
            } else if (event instanceof Event.Received e) {
                received(new Processing(e), e.delivery());
            } else if (event instanceof Event.Processed e) {
                processed(delivery(e.delivery()), e.micros());
            } else if (event instanceof Event.Acknowledged e) {
                if (e.outcome() == AckOutcome.CONFIRMED) {
                    delivery(e.delivery()).confirmed(e.micros());
                }
            } else if (event instanceof Event.Ended e) {
                streamEnded(e);
            } else if (event instanceof Event.Corrupted e) {
                corrupted.add(e);
            } else if (event instanceof Event.Drained e) {
                drainedMicros = Math.max(drainedMicros, e.micros());
            }
        }

        private void received(Processing delivery, long number) {
            received++;
            message(delivery.id());
            deliveries.put(number, delivery);
            ofStream.computeIfAbsent(delivery.topic(), first -> new ArrayList<>())
                    .add(delivery);
        }

        private void streamEnded(Event.Ended event) {
            var its = ofStream.remove(event.topic());
            if (its != null) {
                its.forEach(Processing::streamEnded);
            }
        }

        private Processing delivery(long number) {
            var delivery = deliveries.get(number);
            if (delivery == null) {
                throw new IllegalArgumentException(
                        "An event speaks of the delivery " + number + ", which is not recorded as received.");
            }
            return delivery;
        }

        private void processed(Processing delivery, long micros) {
            delivery.processed(micros, processings++);
            message(delivery.id()).processed(delivery);
        }
    }

    private MessageHistory message(MessageId id) {
        return messages.computeIfAbsent(id, MessageHistory::new);
    }

    /** Returns the run, or a dash if no file says it. */
    String run() {
        return run == null ? "-" : run;
    }

    Collection<MessageHistory> messages() {
        return messages.values();
    }

    List<Event.Corrupted> corrupted() {
        return corrupted;
    }

    /** Returns how many deliveries there were. */
    long received() {
        return received;
    }

    /** Returns how many of them were processed. */
    long processings() {
        return processings;
    }

    /** Returns whether the consumers were seen to have received all that would come, after the last outcome. */
    boolean isDrained() {
        return drainedMicros >= 0 && drainedMicros >= lastSettledMicros;
    }
}
