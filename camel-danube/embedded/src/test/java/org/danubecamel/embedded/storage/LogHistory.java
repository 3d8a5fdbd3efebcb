package org.danubecamel.embedded.storage;

import com.google.protobuf.MessageLite;
import com.google.protobuf.StringValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was appended to a log through all its crashes and what became of it, and what must be found therefore. */
final class LogHistory {

    private static final Pattern ENTRY = Pattern.compile("entry (\\d+) x*");
    private static final String SNAPSHOT = "snapshot up to ";

    /** By number. */
    private final List<String> made = new ArrayList<>();

    /** What is certainly on the disk: was told as committed, or was found once. */
    private final NavigableMap<Long, String> kept = new TreeMap<>();

    private final Set<Integer> notKept = new HashSet<>();
    private int committed = -1;

    /** Makes the next entry, with so many bytes more than its number. */
    synchronized StringValue make(int size) {
        String text = "entry " + made.size() + " " + "x".repeat(size);
        made.add(text);
        return StringValue.of(text);
    }

    synchronized int lastMade() {
        return made.size() - 1;
    }

    synchronized void committed(long position, int number) {
        kept.put(position, made.get(number));
        committed = number;
    }

    synchronized void failed(int number) {
        notKept.add(number);
    }

    synchronized MessageLite snapshot() {
        return StringValue.of(SNAPSHOT + committed);
    }

    synchronized int keptEntries() {
        return kept.size();
    }

    /** Compares what a log found with what it must have, and notes that this is there from now on. */
    synchronized List<String> problemsOf(LogFindings found) {
        List<String> problems = new ArrayList<>();
        kept.forEach((position, text) -> {
            if (!text.equals(found.entries().get(position))) {
                problems.add("lost: " + shortened(text) + " at " + Long.toHexString(position));
            }
        });
        Map<Integer, Long> foundAt = new HashMap<>();
        int last = -1;
        for (Map.Entry<Long, String> entry : found.entries().entrySet()) {
            String text = entry.getValue();
            if (text.startsWith(SNAPSHOT)) {
                last = Math.max(last, snapshotProblem(text, last, problems));
                continue;
            }
            Matcher matcher = ENTRY.matcher(text);
            int number = matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
            if (number < 0 || number >= made.size() || !made.get(number).equals(text)) {
                problems.add("garbage: " + shortened(text));
                continue;
            }
            if (number <= last) {
                problems.add("out of order: " + number + " behind " + last);
            }
            last = Math.max(last, number);
            foundAt.put(number, entry.getKey());
            kept.put(entry.getKey(), text);
        }
        for (int number = 0; number < last; number++) {
            if (!foundAt.containsKey(number) && !notKept.contains(number)) {
                problems.add("hole: " + number + " is missing, " + last + " is there");
            }
        }
        // What is missing at the end had never been answered; it is not to come back.
        for (int number = 0; number < made.size(); number++) {
            if (!foundAt.containsKey(number)) {
                notKept.add(number);
            }
        }
        committed = last;
        return problems;
    }

    private static int snapshotProblem(String text, int last, List<String> problems) {
        int number = Integer.parseInt(text.substring(SNAPSHOT.length()));
        if (number < last) {
            problems.add("a snapshot says " + number + ", but " + last + " was before it");
        }
        return number;
    }

    private static String shortened(String text) {
        return text.substring(0, Math.min(30, text.length()));
    }

    /** Returns the outcome that notes what becomes of the entry that was made last. */
    final class Noting implements CommitLog.Outcome {

        private final int size;
        private final Runnable done;
        private int number = -1;

        Noting(int size, Runnable done) {
            this.size = size;
            this.done = done;
        }

        MessageLite entry() {
            MessageLite entry = make(size);
            number = lastMade();
            return entry;
        }

        @Override
        public void committed(long position) {
            LogHistory.this.committed(position, number);
            done.run();
        }

        @Override
        public void failed(IOException cause) {
            if (number >= 0) {
                LogHistory.this.failed(number);
            }
            done.run();
        }
    }
}
