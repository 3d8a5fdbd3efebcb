package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.danubecamel.connector.sink.SinkRecord;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;

/**
 * A writer's folder, its journal and its open files, from the first call to the first failure. After a failure it is given
 * up as it is, as if the process had ended. Not for use by several threads.
 */
final class Session {

    private static final int SMALLEST_SEGMENT = 64 << 10;
    private static final int LARGEST_SEGMENT = 16 << 20;
    private static final int SEGMENTS = 8;

    private final WriterOptions options;
    private final Steps steps;
    private final WriterFolder folder;
    private final Journal journal;
    private final Publication publication;
    private final PathSegment segment;
    private final Schemas schemas;
    /** By their directories; the one that was longest without a record comes first. */
    private final LinkedHashMap<String, OpenFile> open = new LinkedHashMap<>(16, 0.75f, true);

    private final List<OpenFile> complete = new ArrayList<>();
    private long files;

    /** @param directory the target, without links */
    Session(WriterOptions options, Path directory, Steps steps) throws IOException {
        this.options = options;
        this.steps = steps;
        this.folder = WriterFolder.create(directory, options.format());
        this.journal = new Journal(
                folder.path(),
                1,
                Math.max(SMALLEST_SEGMENT, Math.min(LARGEST_SEGMENT, options.journalBytes() / SEGMENTS)));
        this.publication = new Publication(directory, steps);
        this.segment = new PathSegment(!Files.exists(folder.path().resolve("FORMAT")));
        this.schemas = new Schemas(options.format());
    }

    Path path() {
        return folder.path();
    }

    /**
     * Has the records on disk, and the files complete that are due; {@link #publish} follows.
     *
     * @param tried whether each record is tried before any is written, so that no message can be written in part
     * @return why the others were not written, by their positions; of a message of which one is named, nothing is
     * @throws PartlyWrittenException if only a trial would do; nothing counts as written then
     */
    Map<Integer, Throwable> write(List<SinkRecord> records, Instant now, boolean tried)
            throws IOException, PartlyWrittenException {
        var call = new Call(records);
        for (int position = 0; position < records.size(); position++) {
            assign(call, position, now);
        }
        call.groups().forEach((directory, group) -> {
            var schema = schemas.widen(directory, group, call::refuse);
            if (tried) {
                tryAll(call, group, schema);
            }
            call.schema(directory, schema);
        });
        for (var group : call.groups().entrySet()) {
            for (var position : group.getValue().keySet()) {
                if (!call.isRefused(position)) {
                    add(call, position, group.getKey(), now);
                }
            }
        }
        steps.at(Step.ENCODED);
        completeIf(file -> options.rotation().isDue(file, now));
        commit();
        return call.refused();
    }

    /** Finishes the files that are due, and gives them their names. */
    void finishDue(Instant now) throws IOException {
        completeIf(file -> options.rotation().isDue(file, now));
        commit();
        publish();
    }

    /** Gives the complete files their names, and forgets what the journal has of them. */
    void publish() throws IOException {
        if (journal.bytes() > options.journalBytes()) {
            int oldest = oldestSegment();
            completeIf(file -> file.segment() == oldest);
            commit();
        }
        if (complete.isEmpty()) {
            return;
        }
        for (var file : complete) {
            publication.rename(folder.temporary(file.number()), file.target());
        }
        publication.sync();
        complete.clear();
        journal.deleteBefore(oldestSegment());
        steps.at(Step.PUBLISHED);
    }

    private int oldestSegment() {
        return open.values().stream().mapToInt(OpenFile::segment).min().orElse(journal.lastSegment());
    }

    /** Finishes all files and removes the folder. */
    void finishAll() throws IOException {
        completeIf(file -> true);
        commit();
        publish();
        folder.delete();
    }

    /** Lets go of everything as it is. */
    void abandon() throws IOException {
        try (folder;
                journal) {
            for (var file : open.values()) {
                file.abandon();
            }
        }
    }

    private void assign(Call call, int position, Instant now) throws IOException {
        try {
            var record = call.records().get(position);
            var value = record.orThrow();
            var directory = options.partitioning().of(value, record.metadata().timestamp(), now, segment);
            if (!call.groups().containsKey(directory)) {
                prepare(directory);
            }
            call.put(directory, position, value);
        } catch (RecordException e) {
            call.refuse(position, e);
        }
    }

    /** What stands in the way of one directory concerns its records only. */
    private void prepare(String directory) throws IOException {
        try {
            publication.prepare(directory);
        } catch (java.nio.file.NotDirectoryException e) {
            throw new RecordException(
                    RecordException.Reason.FIELD,
                    "Its files belong into \"" + directory + "\", and " + e.getMessage()
                            + " is no directory. Allowed: directories, no links. Remove what is there.",
                    e);
        }
    }

    private void tryAll(Call call, Map<Integer, Record> group, RecordSchema schema) {
        group.forEach((position, record) -> {
            try {
                Trial.of(record, options.format(), schema);
            } catch (RecordException e) {
                call.refuse(position, e);
            }
        });
    }

    private void add(Call call, int position, String directory, Instant now)
            throws IOException, PartlyWrittenException {
        var record = call.records().get(position).orThrow();
        var file = fileFor(directory, call.schema(directory), now);
        try {
            file.add(record, now);
        } catch (RecordException e) {
            call.refuse(position, e);
            if (call.isWrittenInPart(position)) {
                throw new PartlyWrittenException();
            }
            discardIfEmpty(directory, file);
            return;
        }
        call.written(position);
        if (options.rotation().isFull(file) || options.format().kind().isSingle()) {
            complete(directory, file);
        }
    }

    private OpenFile fileFor(String directory, RecordSchema schema, Instant now) throws IOException {
        var known = open.get(directory);
        if (known != null && known.schema().equals(schema)) {
            return known;
        }
        if (known != null) {
            complete(directory, known);
        }
        while (open.size() >= options.maxOpenFiles()) {
            var eldest = open.entrySet().iterator().next();
            complete(eldest.getKey(), eldest.getValue());
        }
        long number = ++files;
        var name = options.names().name(folder.id(), number, now)
                + options.format().extension();
        var file = new OpenFile(
                number,
                directory.isEmpty() ? name : directory + "/" + name,
                schema,
                new TemporaryFile(folder.temporary(number), options.format(), schema),
                now);
        open.put(directory, file);
        return file;
    }

    private void discardIfEmpty(String directory, OpenFile file) throws IOException {
        if (file.records() == 0) {
            open.remove(directory);
            file.abandon();
            Files.deleteIfExists(folder.temporary(file.number()));
        }
    }

    private void completeIf(Predicate<OpenFile> condition) throws IOException {
        for (var each : List.copyOf(open.entrySet())) {
            if (condition.test(each.getValue())) {
                complete(each.getKey(), each.getValue());
            }
        }
    }

    private void complete(String directory, OpenFile file) throws IOException {
        open.remove(directory);
        file.complete();
        steps.at(Step.FILE_SYNCED);
        complete.add(file);
    }

    /** From here on, what was added counts. */
    private void commit() throws IOException {
        var batch = new JournalBatch();
        for (var file : complete) {
            file.saveComplete(batch);
        }
        for (var file : open.values()) {
            if (file.isUnsaved()) {
                file.save(batch);
            }
        }
        if (batch.isEmpty()) {
            return;
        }
        if (!complete.isEmpty()) {
            // A file whose name is lost would look like one that has been renamed.
            Durable.syncDirectory(folder.path());
        }
        journal.append(batch, steps);
        complete.forEach(file -> file.savedIn(journal.lastSegment()));
        open.values().forEach(file -> file.savedIn(journal.lastSegment()));
    }
}
