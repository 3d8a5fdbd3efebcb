package org.danubecamel.connector.files.reader;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.Read;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;

/**
 * Follows files to which others append whole lines, from their beginning, and over renames: a file that was open is read to
 * its end wherever it is. A file that becomes shorter is read from its beginning again.
 */
final class TailReader implements PositionedReader {

    /** What fits into a position. */
    private static final int MAX_FOLLOWED = 300;

    private static final long LISTED_EVERY_MILLIS = 200;

    private final ReaderOptions options;
    private final FileFinder finder;
    private final Clock clock;
    private final Bodies bodies;
    private final Map<String, Followed> followed = new LinkedHashMap<>();
    private long listed = Long.MIN_VALUE;

    TailReader(ReaderOptions options, @Nullable Position after, Clock clock) {
        this.options = options;
        this.finder = new FileFinder(options);
        this.clock = clock;
        this.bodies = new Bodies(options.format().kind());
        if (after != null) {
            TailPosition.of(after).files().forEach(mark -> followed.put(mark.key(), new Followed(options, mark)));
        }
    }

    @Override
    public Read read(int maxRecords, long maxBytes) throws IOException {
        if (clock.millis() - listed >= LISTED_EVERY_MILLIS || listed == Long.MIN_VALUE) {
            list();
            listed = clock.millis();
        }
        var records = new ArrayList<SourceRecord>();
        var changed = false;
        long bytes = 0;
        for (var file : List.copyOf(followed.values())) {
            if (records.size() < maxRecords && bytes < maxBytes) {
                var lines = file.read(maxRecords - records.size(), maxBytes - bytes, bodies);
                for (var line : lines) {
                    records.add(line);
                    bytes += line.bytes();
                }
                changed |= !lines.isEmpty();
                if (file.isOver()) {
                    file.close();
                    followed.remove(file.mark().key());
                }
            }
        }
        if (!changed) {
            return Read.nothing();
        }
        var last = records.remove(records.size() - 1);
        records.add(new SourceRecord(last.body(), last.headers(), last.bytes(), position(), last.undecodable()));
        return Read.of(records);
    }

    private Position position() {
        return new TailPosition(followed.values().stream().map(Followed::mark).toList()).toPosition();
    }

    private void list() throws IOException {
        var present = new HashSet<String>();
        var fresh = new ArrayList<FoundFile>();
        finder.list(file -> {
            present.add(file.key());
            var known = followed.get(file.key());
            if (known != null) {
                known.found(file);
            } else if (finder.isIncluded(file)) {
                fresh.add(file);
            }
        });
        fresh.sort(FoundFile.ORDER);
        for (var file : fresh) {
            followed.put(file.key(), new Followed(options, file));
        }
        followed.forEach((key, file) -> {
            if (!present.contains(key)) {
                file.gone();
            }
        });
        if (followed.size() > MAX_FOLLOWED) {
            throw new SourceSetupException(
                    "DNB-3515 danube-files:" + options.directory() + ": " + followed.size()
                            + " files are to be followed. Allowed: at most " + MAX_FOLLOWED
                            + ". Give a narrower include, or leave tail out.",
                    null);
        }
    }

    @Override
    public void close() throws IOException {
        for (var file : followed.values()) {
            file.close();
        }
    }
}
