package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.danubecamel.connector.files.format.FileFormat;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.SchemaInference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Completes what a writer left behind: what was complete gets its name, what was not is made anew of the journal's records.
 * It may be interrupted anywhere, and then begins again: whatever is complete is never made a second time.
 */
final class Adoption {

    private static final Logger LOG = LoggerFactory.getLogger(Adoption.class);

    private final WriterFolder folder;
    private final Publication publication;
    private final Steps steps;
    private final Map<Long, Left> files = new LinkedHashMap<>();
    private final Set<Long> complete = new HashSet<>();

    private Adoption(WriterFolder folder, Path directory, Steps steps) {
        this.folder = folder;
        this.publication = new Publication(directory, steps);
        this.steps = steps;
    }

    /** Completes what is in the folder and removes it; the lock is given back in any case. */
    static void of(WriterFolder folder, Path directory, Steps steps) throws IOException {
        try (folder) {
            var format = folder.format();
            if (format != null) {
                new Adoption(folder, directory, steps).run(format);
            }
            folder.delete();
        } catch (RecordException e) {
            throw new DamagedJournalException(String.valueOf(e.getMessage()));
        }
    }

    private void run(FileFormat format) throws IOException {
        var journal = new JournalReader(folder.path());
        long torn = journal.visit(new Survey(format));
        if (torn > 0) {
            LOG.warn(
                    "{}: the last {} bytes of the journal are of a call that never returned, and are not used.",
                    folder.path(),
                    torn);
        }
        files.keySet().removeAll(complete);
        if (!files.isEmpty()) {
            rebuild(journal, format);
        }
        for (var target : targets.entrySet()) {
            publication.rename(folder.temporary(target.getKey()), target.getValue());
        }
        publication.sync();
        if (!targets.isEmpty()) {
            LOG.info(
                    "{}: another writer left {} files, {} of them not complete. All are now.",
                    folder.path(),
                    targets.size(),
                    files.size());
        }
    }

    private final Map<Long, String> targets = new LinkedHashMap<>();

    private void rebuild(JournalReader journal, FileFormat format) throws IOException {
        try {
            for (var file : files.entrySet()) {
                var left = file.getValue();
                left.rebuilt = new TemporaryFile(folder.temporary(file.getKey()), format, left.schema.schema());
            }
            journal.visit(new Rebuilding());
            for (var left : files.values()) {
                left.built().complete();
            }
        } catch (IOException | RuntimeException e) {
            for (var left : files.values()) {
                if (left.rebuilt != null) {
                    left.rebuilt.abandon();
                }
            }
            throw e;
        }
        Durable.syncDirectory(folder.path());
        var batch = new JournalBatch();
        files.keySet().forEach(batch::complete);
        try (var end = new Journal(folder.path(), journal.nextSegment(), Long.MAX_VALUE)) {
            end.append(batch, Steps.NONE);
        }
        steps.at(Step.ADOPTED);
    }

    /** A file that was not complete. */
    private static final class Left {

        private final SchemaInference schema = new SchemaInference(Integer.MAX_VALUE);
        private @org.jspecify.annotations.Nullable TemporaryFile rebuilt;

        private TemporaryFile built() {
            return java.util.Objects.requireNonNull(rebuilt);
        }
    }

    private final class Survey implements JournalReader.Visitor {

        private final boolean infersSchema;

        Survey(FileFormat format) {
            this.infersSchema = format.infersSchema();
        }

        @Override
        public void open(long file, String target) {
            files.put(file, new Left());
            targets.put(file, target);
        }

        @Override
        public void record(long file, Record record) {
            var left = files.get(file);
            if (left != null && infersSchema) {
                left.schema.add(record);
            }
        }

        @Override
        public void complete(long file) {
            complete.add(file);
        }
    }

    private final class Rebuilding implements JournalReader.Visitor {

        @Override
        public void open(long file, String target) {}

        @Override
        public void record(long file, Record record) throws IOException {
            var left = files.get(file);
            if (left != null) {
                left.built().write(record);
            }
        }

        @Override
        public void complete(long file) {}
    }
}
