package org.danubecamel.connector.files.writer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** What tells a file from another one of the same name. */
final class Keys {

    private Keys() {}

    /** The file's key, or its time of creation where the file system has no keys. */
    static Object of(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        var key = attributes.fileKey();
        return key == null ? attributes.creationTime() : key;
    }
}
