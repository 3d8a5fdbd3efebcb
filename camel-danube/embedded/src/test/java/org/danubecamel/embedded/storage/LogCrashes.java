package org.danubecamel.embedded.storage;

import com.google.protobuf.StringValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.danubecamel.embedded.storage.DiskFaults.Operation;

/** One log with several lives, each of which ends with a crash at some operation of its disk. */
final class LogCrashes {

    private static final int LIVES = 4;
    private static final int APPENDERS = 3;
    private static final int OUTSTANDING = 6;
    private static final long NO_PAUSE = 1;

    private final LogHistory history = new LogHistory();
    private final List<String> problems = Collections.synchronizedList(new ArrayList<>());
    private final Random random;
    private final CommitLog.Settings settings;
    private VolatileDisk disk;
    private Consumer<VolatileDisk> defect = disk -> {};
    private int diesAfter = -1;
    private boolean faults;

    LogCrashes(long seed, boolean fsync) {
        this.random = new Random(seed);
        this.settings = new CommitLog.Settings(4096 << random.nextInt(5), fsync, 1 << 20, NO_PAUSE);
        this.disk = new VolatileDisk(random.nextLong());
    }

    /** Does something to the disk at the beginning of each life. */
    LogCrashes with(Consumer<VolatileDisk> newDefect) {
        defect = newDefect;
        return this;
    }

    /** Has single operations of the disk fail, too. */
    LogCrashes withFaults() {
        faults = true;
        return this;
    }

    /** Has each life end after this many operations of the disk, by turns with a kill and with a power cut. */
    LogCrashes dyingAfter(int operations) {
        diesAfter = operations;
        return this;
    }

    /** Lives and crashes, and returns what was wrong after some crash. */
    List<String> problems() {
        for (int life = 0; life < LIVES && problems.isEmpty(); life++) {
            defect.accept(disk);
            disk.dieAfter(diesAfter >= 0 ? diesAfter : random.nextInt(1 << random.nextInt(9)));
            if (faults) {
                disk.faults().fail(Operation.FORCE, 3 + random.nextInt(20), 1 + random.nextInt(2));
                disk.faults().fail(Operation.WRITE, 3 + random.nextInt(40), 1 + random.nextInt(2));
            }
            live();
            boolean killed = diesAfter >= 0 ? life % 2 == 0 : random.nextInt(4) == 0;
            disk = killed ? disk.kill() : disk.powerCut();
        }
        live();
        disk = disk.powerCut();
        live();
        return problems;
    }

    /** Lives until the disk dies, or for a while. */
    private void live() {
        LogFindings found = new LogFindings(history);
        try (CommitLog log = CommitLog.open(disk, settings, found)) {
            problems.addAll(history.problemsOf(found));
            readAgain(log, found);
            log.start();
            List<Thread> appenders = Stream.generate(() -> new Random(random.nextLong()))
                    .limit(APPENDERS)
                    .map(own -> new Thread(() -> append(log, own)))
                    .toList();
            appenders.forEach(Thread::start);
            for (Thread appender : appenders) {
                join(appender);
            }
        } catch (IOException e) {
            if (!disk.isDead()) {
                problems.add("refused: " + e);
            }
        }
    }

    private void readAgain(CommitLog log, LogFindings found) throws IOException {
        for (var entry : found.entries().entrySet()) {
            String text = StringValue.parseFrom(log.read(entry.getKey())).getValue();
            if (!text.equals(entry.getValue())) {
                problems.add("read another entry at " + entry.getKey());
            }
        }
    }

    private void append(CommitLog log, Random own) {
        Semaphore outstanding = new Semaphore(OUTSTANDING);
        for (int i = 0; i < 40 && !disk.isDead() && acquire(outstanding, 1); i++) {
            LogHistory.Noting outcome = history.new Noting(size(own), outstanding::release);
            log.append(outcome::entry, outcome);
        }
        acquire(outstanding, OUTSTANDING);
    }

    private static int size(Random own) {
        int most = own.nextInt(20) == 0 ? 9000 : 700;
        return own.nextInt(most);
    }

    private boolean acquire(Semaphore outstanding, int permits) {
        try {
            if (outstanding.tryAcquire(permits, 20, TimeUnit.SECONDS)) {
                return true;
            }
            problems.add("an append has no outcome");
        } catch (InterruptedException e) {
            problems.add("interrupted: " + e);
        }
        return false;
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            problems.add("interrupted: " + e);
        }
    }
}
