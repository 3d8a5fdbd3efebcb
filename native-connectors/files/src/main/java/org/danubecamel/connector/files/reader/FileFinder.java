package org.danubecamel.connector.files.reader;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.FileVisitor;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.function.Consumer;

/** Lists the files of a directory that are not hidden. No links are followed. */
final class FileFinder {

    private final Path directory;
    private final int depth;
    private final boolean byPath;
    private final PathMatcher include;

    FileFinder(ReaderOptions options) {
        this.directory = options.directory();
        this.depth = options.recursive() ? Integer.MAX_VALUE : 1;
        this.byPath = options.include().contains("/");
        this.include = directory.getFileSystem().getPathMatcher("glob:" + options.include());
    }

    /** Whether the file is one of those that are to be read. */
    boolean isIncluded(FoundFile file) {
        var named = directory.getFileSystem().getPath(file.relative());
        return include.matches(byPath ? named : named.getFileName());
    }

    /** Gives each file, included or not; one that vanishes meanwhile may be missing. */
    void list(Consumer<FoundFile> found) throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NotDirectoryException(directory.toString());
        }
        FileVisitor<Path> visitor = new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                return isHidden(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile() && !isHidden(path)) {
                    try {
                        found.accept(FoundFile.of(directory, path));
                    } catch (NoSuchFileException e) {
                        return FileVisitResult.CONTINUE;
                    }
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path path, IOException e) throws IOException {
                if (e instanceof NoSuchFileException && !path.equals(directory)) {
                    return FileVisitResult.CONTINUE;
                }
                throw e;
            }

            private boolean isHidden(Path path) {
                return !path.equals(directory)
                        && String.valueOf(path.getFileName()).startsWith(".");
            }
        };
        Files.walkFileTree(directory, EnumSet.noneOf(java.nio.file.FileVisitOption.class), depth, visitor);
    }
}
