package org.danubecamel.connector.files.reader;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;

/**
 * A file as it was when it was listed.
 *
 * @param path where it is
 * @param relative its path below the directory, with slashes between
 * @param modified when it was changed last, in nanoseconds since 1970
 * @param size its bytes
 * @param key what stays when it is renamed, as far as the file system has such; its path otherwise
 */
record FoundFile(Path path, String relative, long modified, long size, String key) {

    /** The oldest first; of the same time by name. */
    static final Comparator<FoundFile> ORDER =
            Comparator.comparingLong(FoundFile::modified).thenComparing(FoundFile::relative);

    /** @throws java.nio.file.NoSuchFileException if it is gone */
    static FoundFile of(Path directory, Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var relative = directory.relativize(path).toString().replace('\\', '/');
        var key = attributes.fileKey();
        return new FoundFile(
                path,
                relative,
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                attributes.size(),
                key == null ? relative : key.toString());
    }

    Instant time() {
        return Instant.EPOCH.plusNanos(modified);
    }

    /** The same for the file after it was renamed; another one once it has changed. */
    long identity() {
        return hash("k" + key + "|" + size + "|" + modified);
    }

    /** The same for a copy that was put in its place, as by a restore. */
    long place() {
        return hash("p" + relative + "|" + size + "|" + modified);
    }

    private static long hash(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
