package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.connector.sink.RecordFailures;
import org.danubecamel.connector.sink.RecordWriter;
import org.danubecamel.connector.sink.SinkRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records to files. A call returns when its records are on disk, be it in a finished file or in the writer's journal;
 * a file appears under its name, whole, when it is finished. What a process leaves behind that ended without closing its
 * writer is completed by the next writer of the directory. Any number of writers may share a directory.
 *
 * <p>A call that fails has written nothing, but for the records that it says are written. For use by several threads.
 */
public final class FilesWriter implements RecordWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FilesWriter.class);
    /** For so many calls after a message with a bad record among good ones, records are tried first. */
    private static final int CAREFUL_CALLS = 100;

    private static final Duration ADOPTION_INTERVAL = Duration.ofMinutes(1);

    private final WriterOptions options;
    private final Clock clock;
    private final Steps steps;

    private @Nullable Session session;
    private Instant adopted = Instant.MIN;
    private boolean troubled;
    private int careful;
    /** Folders that this writer has given up: what is in them was acknowledged here, and comes first. */
    private final Set<Path> mine = new HashSet<>();

    /** Creates a writer. Nothing is touched before it is first called. */
    public FilesWriter(WriterOptions options) {
        this(options, Clock.systemUTC(), Steps.NONE);
    }

    FilesWriter(WriterOptions options, Clock clock, Steps steps) {
        this.options = options;
        this.clock = clock;
        this.steps = steps;
    }

    /**
     * Checks whether the directory can be written to, and completes what other writers left.
     *
     * @throws FilesException if it cannot be written to now
     */
    @Override
    public synchronized void check() throws Exception {
        try {
            if (options.createDirectory()) {
                Files.createDirectories(options.directory());
            }
            session();
        } catch (IOException e) {
            abandon(e);
            throw failure(e);
        }
    }

    @Override
    public synchronized void write(List<SinkRecord> records) throws Exception {
        try {
            var refused = save(records);
            publish();
            if (!refused.isEmpty()) {
                var failures = RecordFailures.othersWritten();
                refused.forEach(failures::failed);
                throw failures.build();
            }
        } catch (IOException e) {
            abandon(e);
            troubled = true;
            throw failure(e);
        } catch (RecordFailures e) {
            throw e;
        } catch (RuntimeException | Error | PartlyWrittenException e) {
            abandon(e);
            throw e;
        }
    }

    private Map<Integer, Throwable> save(List<SinkRecord> records) throws IOException, PartlyWrittenException {
        if (careful > 0) {
            careful--;
            return session().write(records, clock.instant(), true);
        }
        try {
            return session().write(records, clock.instant(), false);
        } catch (PartlyWrittenException e) {
            // What was in the files before is completed from the journal, and this call begins anew.
            careful = CAREFUL_CALLS;
            abandon(e);
            return session().write(records, clock.instant(), true);
        }
    }

    /** The records are on disk already, so a failure is told by the next call, which cannot begin before it is mended. */
    private void publish() {
        try {
            session().publish();
            untroubled();
        } catch (IOException e) {
            abandon(e);
            trouble(e);
        }
    }

    /** Finishes files that are due. Called now and then; trouble is logged, and told by the next call of {@link #write}. */
    public synchronized void finishDue() {
        try {
            if (session != null) {
                session.finishDue(clock.instant());
            }
            if (troubled || !clock.instant().isBefore(adopted.plus(ADOPTION_INTERVAL))) {
                adopt();
            }
            untroubled();
        } catch (IOException | RuntimeException e) {
            abandon(e);
            trouble(e);
        }
    }

    private void trouble(Exception e) {
        if (!troubled) {
            LOG.warn(
                    "DNB-3503 danube-files:{}: files could not be finished: {}. Their records are on disk, in the hidden folder {};"
                            + " it is tried again.",
                    options.directory(),
                    e.toString(),
                    WriterFolder.HIDDEN);
        }
        troubled = true;
    }

    private void untroubled() {
        if (troubled) {
            LOG.info("danube-files:{} can be written to again.", options.directory());
        }
        troubled = false;
    }

    /** The guarantee: bad records are named, and a call that fails otherwise has written nothing. */
    @Override
    public WriteGuarantee guarantee() {
        return WriteGuarantee.REPORTS;
    }

    /**
     * Finishes all files. If that fails, nothing is lost: the next writer of the directory does it.
     *
     * @throws FilesException if it failed
     */
    @Override
    public synchronized void close() throws Exception {
        var current = session;
        if (current != null) {
            try {
                current.finishAll();
                session = null;
                untroubled();
            } catch (IOException | RuntimeException e) {
                abandon(e);
                throw failure(e);
            }
        }
    }

    private Session session() throws IOException {
        var current = session;
        if (current == null) {
            adopt();
            current = new Session(options, options.directory().toRealPath(), steps);
            session = current;
        }
        return current;
    }

    /** Leaves everything as it is, as the end of the process would. */
    synchronized void giveUp() throws IOException {
        var current = session;
        session = null;
        if (current != null) {
            current.abandon();
        }
    }

    private void abandon(Throwable failure) {
        var current = session;
        session = null;
        if (current != null) {
            mine.add(current.path());
            try {
                current.abandon();
            } catch (IOException | RuntimeException e) {
                failure.addSuppressed(e);
            }
        }
    }

    /** Completes what writers left that are gone; what is damaged stays where it is, and is reported each time. */
    private void adopt() throws IOException {
        var directory = options.directory().toRealPath();
        for (var folder : WriterFolder.abandoned(directory)) {
            try {
                Adoption.of(folder, directory, steps);
                mine.remove(folder.path());
            } catch (DamagedJournalException e) {
                reportDamage(folder.path(), e);
            } catch (IOException e) {
                if (mine.contains(folder.path())) {
                    throw e;
                }
                LOG.warn(
                        "DNB-3505 {}: what another writer left cannot be completed now: {}",
                        folder.path(),
                        e.toString());
            }
        }
        adopted = clock.instant();
    }

    private static void reportDamage(Path folder, DamagedJournalException damage) {
        LOG.error(
                "DNB-3504 {}: what another writer left cannot be completed: {} Its records that are in no finished file stay in"
                        + " this folder. Look at the disk, or at the version that wrote it; remove the folder to give them"
                        + " up.",
                folder,
                damage.getMessage());
    }

    private FilesException failure(Exception e) {
        return new FilesException(
                "DNB-3501 danube-files:" + options.directory() + " cannot be written to: " + e
                        + ". Nothing of this call is written. Check that the directory is there, its rights and its free"
                        + " space.",
                e);
    }
}
