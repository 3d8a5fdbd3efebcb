package org.danubecamel.contract.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** What a peer prints, in a file below {@code target/peers} of the module that is tested. */
final class PeerLog {

    private static final int TAIL_BYTES = 8_000;
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Path file;
    private boolean kept;

    private PeerLog(Path file) {
        this.file = file;
    }

    static PeerLog of(String peer) {
        var name = peer + "-" + ProcessHandle.current().pid() + "-" + NUMBERS.incrementAndGet() + ".log";
        try {
            return new PeerLog(
                    Files.createDirectories(Path.of("target", "peers")).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path file() {
        return file.toAbsolutePath();
    }

    Path keep() {
        kept = true;
        return file();
    }

    /** Returns its last lines. */
    String tail() {
        try {
            if (!Files.exists(file)) {
                return "";
            }
            var all = Files.readAllBytes(file);
            var from = Math.max(0, all.length - TAIL_BYTES);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void close() {
        try {
            if (!kept) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
