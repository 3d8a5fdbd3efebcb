package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The files of one directory. */
final class DirectoryDisk implements Disk {

    /** There, directories cannot be synced, and need not be. */
    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path directory;

    /** What was opened last under each name. */
    private final Map<String, ChannelFile> files = new ConcurrentHashMap<>();

    DirectoryDisk(Path directory) {
        this.directory = directory;
    }

    /** Makes a directory that may exist, and returns when it survives a crash. */
    static void make(Path directory) throws IOException {
        Path absolute = directory.toAbsolutePath();
        Path parent = absolute.getParent();
        if (parent != null && !Files.isDirectory(absolute)) {
            make(parent);
            Files.createDirectories(absolute);
            sync(parent);
        }
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName())).toList();
        }
    }

    @Override
    public DiskFile open(String name) throws IOException {
        ChannelFile file = ChannelFile.open(directory.resolve(name));
        files.put(name, file);
        return file;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        ChannelFile file = files.remove(from);
        if (file != null) {
            file.renamed(directory.resolve(to));
            files.put(to, file);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
        files.remove(name);
    }

    @Override
    public void syncDirectory() throws IOException {
        sync(directory);
    }

    private static void sync(Path directory) throws IOException {
        if (!WINDOWS) {
            try (FileChannel opened = FileChannel.open(directory, StandardOpenOption.READ)) {
                opened.force(true);
            }
        }
    }

    @Override
    public String describe() {
        return directory.toString();
    }
}
