package org.danubecamel.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;

/** A fresh directory for a broker's data, which is deleted in the end, however this JVM ends. */
final class DataDirectory implements AutoCloseable {

    private static final int ATTEMPTS = 50;
    private static final long PAUSE_NANOS = 20_000_000;

    private final Path path;
    private final Thread hook;

    private DataDirectory(Path path) {
        this.path = path;
        // Its broker is ended by another hook at the same time, and may still write.
        this.hook = new Thread(this::delete);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Makes one below {@code parent}, which is made too if it does not exist. */
    static DataDirectory below(Path parent) {
        try {
            Files.createDirectories(parent);
            return new DataDirectory(Files.createTempDirectory(parent.toAbsolutePath(), "broker-"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a data directory below " + parent, e);
        }
    }

    /** Returns the directory {@code data} beside the jar of the benchmarks, which is on a disk. */
    static Path usualParent() {
        try {
            var jar = DataDirectory.class.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(jar.toURI()).resolveSibling("data");
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    Path path() {
        return path;
    }

    /** Returns the type of the file system it is on, such as {@code ext4}. */
    String fileSystem() {
        try {
            return Files.getFileStore(path).type();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() {
        for (var attempt = 0; attempt < ATTEMPTS && Files.exists(path); attempt++) {
            try (var files = Files.walk(path)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException stillWritten) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        delete();
    }
}
