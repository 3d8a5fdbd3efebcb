package org.danubecamel.contract.source;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.danubecamel.connector.source.Position;
import org.danubecamel.connector.source.PositionStore;
import org.danubecamel.connector.source.PositionedReader;
import org.danubecamel.connector.source.PositionedSource;
import org.danubecamel.connector.source.Read;
import org.danubecamel.connector.source.SourceRecord;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;

/** Reads texts with their lengths before them from a file that grows. */
record LinesSource(Path file, @Nullable String password, Defect defect) implements PositionedSource {

    /** What the file {@code password} in its directory must have. */
    static final String PASSWORD = "s3cret-of-the-lines";

    @Override
    public String name() {
        return "lines";
    }

    @Override
    public String identity() {
        return "lines " + file;
    }

    @Override
    public void check() throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            if (defect == Defect.NEEDS_ITS_SYSTEM) {
                throw SourceSetupException.of("lines", List.of("There is no directory " + file.getParent() + "."));
            }
            throw new IOException(file.getParent() + " is not there");
        }
        if (defect != Defect.TAKES_ANY_PASSWORD && !PASSWORD.equals(password)) {
            throw SourceSetupException.of("lines", List.of("The password is wrong."));
        }
    }

    @Override
    public @Nullable PositionStore systemStore() {
        return defect == Defect.STORES_AT_STOP
                ? new StoreAtStop(
                        PositionStore.file(file.resolveSibling("positions"), String.valueOf(file.getFileName())))
                : null;
    }

    @Override
    public PositionedReader open(@Nullable Position after) throws IOException {
        check();
        return new Reader(after == null || defect == Defect.FORGETS ? 0 : Long.parseLong(after.value()));
    }

    private final class Reader implements PositionedReader {

        private long offset;
        private boolean failed;

        private Reader(long offset) {
            this.offset = offset;
        }

        @Override
        public Read read(int maxRecords, long maxBytes) throws IOException {
            if (failed) {
                return Read.nothing();
            }
            try {
                return Read.of(Defects.records(defect, next(maxRecords)));
            } catch (IOException e) {
                if (defect == Defect.GIVES_UP) {
                    failed = true;
                    return Read.nothing();
                }
                throw e;
            }
        }

        private List<SourceRecord> next(int maxRecords) throws IOException {
            if (!Files.exists(file)) {
                check();
                return List.of();
            }
            var records = new ArrayList<SourceRecord>();
            try (var input = new RandomAccessFile(file.toFile(), "r")) {
                input.seek(offset);
                var most = defect == Defect.READS_AHEAD ? Integer.MAX_VALUE : maxRecords;
                while (records.size() < most && input.getFilePointer() < input.length()) {
                    records.add(record(input));
                }
                if (defect == Defect.HANGS && !records.isEmpty()) {
                    hang();
                }
                offset = input.getFilePointer();
            }
            return records;
        }

        private SourceRecord record(RandomAccessFile input) throws IOException {
            var bytes = new byte[input.readInt()];
            input.readFully(bytes);
            var after = Position.of(Long.toString(input.getFilePointer()));
            try {
                var text = StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
                return SourceRecord.of(text, Map.of(), bytes.length, after);
            } catch (CharacterCodingException e) {
                return SourceRecord.undecodable(bytes, Map.of(), after, e);
            }
        }

        private static void hang() {
            var end = System.nanoTime() + 9_000_000_000L;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        @Override
        public void close() {
            // Nothing is open between reads.
        }
    }
}
