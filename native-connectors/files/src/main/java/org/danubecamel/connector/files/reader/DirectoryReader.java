package org.danubecamel.connector.files.reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.Read;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.records.format.Position;
import org.danubecamel.records.format.ReadLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads whole files one after the other, the oldest first, each once. */
final class DirectoryReader implements PositionedReader {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryReader.class);

    /** How many files are remembered that are to be read next. */
    private static final int MAX_LISTED = 1_000;

    private final ReaderOptions options;
    private final FileFinder finder;
    private final Ledger ledger;
    private final Disposal disposal;
    private final Clock clock;
    private final Bodies bodies;
    private final ReadLimits limits;
    private final ArrayDeque<FoundFile> listed = new ArrayDeque<>();
    private @Nullable OpenedFile current;
    private FilePosition.@Nullable Begun begun;

    DirectoryReader(
            ReaderOptions options, Ledger ledger, FilePosition.@Nullable Begun begun, Disposal disposal, Clock clock) {
        this.options = options;
        this.finder = new FileFinder(options);
        this.ledger = ledger;
        this.disposal = disposal;
        this.clock = clock;
        this.begun = begun;
        this.bodies = new Bodies(options.format().kind());
        this.limits = ReadLimits.DEFAULT
                .withMaxBodyBytes(Long.MAX_VALUE)
                .withMaxRecords(Long.MAX_VALUE)
                .withMaxRecordBytes(options.maxRecordBytes());
    }

    /**
     * What was read before, and is to be moved or deleted, is; what is gone is forgotten. Only for a position that is stored:
     * of another one it is not known whether what is before it was published.
     */
    void tidy() throws IOException {
        var present = new AtomicLong();
        finder.list(file -> {
            if (ledger.isRead(file)) {
                present.incrementAndGet();
                if (ledger.isReadWhole(file)) {
                    disposal.dispose(file);
                }
            }
        });
        if (ledger.isMostlyGone(present.get())) {
            var kept = new ArrayList<FoundFile>();
            finder.list(file -> {
                if (ledger.isRead(file)) {
                    kept.add(file);
                }
            });
            ledger.keepOnly(kept);
        }
    }

    @Override
    public Read read(int maxRecords, long maxBytes) throws IOException {
        var records = new ArrayList<SourceRecord>();
        var progressed = false;
        for (long bytes = 0; records.size() < maxRecords && bytes < maxBytes; ) {
            var file = current == null ? openNext() : current;
            if (file == null) {
                break;
            }
            progressed = true;
            var next = file.next();
            if (next != null) {
                var last = file.isAtEnd();
                var number = next.from().index();
                var after = last ? null : position(file, next.to());
                var record = next.record() == null || next.record().recordOrNull() == null
                        ? Bodies.undecodable(file.raw(next), file.file(), number, after, failure(file, next))
                        : bodies.record(next.record().orThrow(), file.file(), number, after);
                bytes += record.bytes();
                if (last) {
                    finish(file);
                    record = withPosition(record);
                }
                records.add(record);
            } else {
                finish(file);
            }
        }
        ledger.sync();
        if (records.isEmpty()) {
            return progressed ? Read.skippedTo(position()) : Read.nothing();
        }
        return Read.of(records);
    }

    private static Throwable failure(OpenedFile file, OpenedFile.Next next) {
        if (next.rest() != null) {
            return new UnreadableRestException(file.file().relative(), next.rest());
        }
        try {
            java.util.Objects.requireNonNull(next.record()).orThrow();
            throw new IllegalStateException("A record that can be read is not bad");
        } catch (org.danubecamel.records.RecordException e) {
            return e;
        }
    }

    private SourceRecord withPosition(SourceRecord record) {
        return new SourceRecord(record.body(), record.headers(), record.bytes(), position(), record.undecodable());
    }

    private org.danubecamel.connector.source.Position position() {
        return new FilePosition(ledger.number(), ledger.count(), null).toPosition();
    }

    private org.danubecamel.connector.source.Position position(OpenedFile opened, Position at) {
        var file = opened.file();
        return new FilePosition(
                        ledger.number(),
                        ledger.count(),
                        new FilePosition.Begun(file.relative(), file.identity(), file.place(), at.index(), at.offset()))
                .toPosition();
    }

    private void finish(OpenedFile file) throws IOException {
        file.close();
        current = null;
        ledger.add(file.file(), file.isWhole());
        if (file.isWhole()) {
            disposal.whenStored(ledger.number(), ledger.count(), file.file());
        }
    }

    private @Nullable OpenedFile openNext() throws IOException {
        var resumed = begun;
        if (resumed != null) {
            var file = find(resumed);
            begun = null;
            if (file != null) {
                current = open(file, new Position(resumed.index(), resumed.offset()));
                return current;
            }
            LOG.warn(
                    "danube-files:{}: {} was read in part, and is gone or has changed. If it is there, it is read from its"
                            + " beginning.",
                    options.directory(),
                    resumed.path());
        }
        if (listed.isEmpty()) {
            list();
        }
        for (var file = listed.poll(); file != null; file = listed.poll()) {
            try {
                current = open(file, Position.START);
                return current;
            } catch (NoSuchFileException e) {
                LOG.info("danube-files:{}: {} is gone before it was read.", options.directory(), file.relative());
            }
        }
        return null;
    }

    private OpenedFile open(FoundFile file, Position from) throws IOException {
        return new OpenedFile(
                file,
                options.byExtension() ? options.format().withCompressionOf(file.relative()) : options.format(),
                limits,
                from);
    }

    /** The file that was begun, wherever it is now. */
    private @Nullable FoundFile find(FilePosition.Begun resumed) throws IOException {
        var path = options.directory().resolve(resumed.path());
        if (Files.isRegularFile(path)) {
            var there = FoundFile.of(options.directory(), path);
            if (there.identity() == resumed.identity() || there.place() == resumed.place()) {
                return there;
            }
        }
        var renamed = new ArrayList<FoundFile>();
        finder.list(file -> {
            if (file.identity() == resumed.identity()) {
                renamed.add(file);
            }
        });
        return renamed.isEmpty() ? null : renamed.get(0);
    }

    private void list() throws IOException {
        var oldest = new TreeSet<>(FoundFile.ORDER);
        long now = clock.millis();
        finder.list(file -> {
            // A time that is to come is a clock that is wrong, and no file would wait for that.
            var quiet = Math.abs(now - file.time().toEpochMilli())
                    >= options.minAge().toMillis();
            if (quiet && finder.isIncluded(file) && !ledger.isRead(file)) {
                oldest.add(file);
                if (oldest.size() > MAX_LISTED) {
                    oldest.pollLast();
                }
            }
        });
        listed.addAll(List.copyOf(oldest));
    }

    @Override
    public void close() throws IOException {
        try (ledger) {
            if (current != null) {
                current.close();
            }
        }
    }
}
