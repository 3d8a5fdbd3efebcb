package org.danubecamel.contract.peer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's executables, unpacked once for this user from the jar that carries them. */
final class PostgresqlBinaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int EXECUTABLE = 0111;

    private PostgresqlBinaries() {}

    /** Returns the folder that has {@code bin/postgres}. */
    static Path folder(Path cache) throws IOException {
        if (!isLinuxOnAmd64()) {
            throw MissingPeer.onThisMachine().because("PostgreSQL: there are binaries for Linux on x86-64 only");
        }
        var archive = PostgresqlBinaries.class.getResource(ARCHIVE);
        if (archive == null) {
            throw new IllegalStateException(ARCHIVE + " is not on the class path");
        }
        // The length tells versions apart, and is known without reading the archive.
        var folder = cache.resolve("postgresql-" + archive.openConnection().getContentLengthLong());
        if (!Files.isDirectory(folder)) {
            try (var stream = archive.openStream()) {
                unpackAs(folder, stream);
            }
        }
        return folder;
    }

    private static boolean isLinuxOnAmd64() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("os.arch").equals("amd64");
    }

    /** Unpacks beside the final place and moves, so that an interrupted run, or another one, leaves nothing half made. */
    private static void unpackAs(Path folder, InputStream archive) throws IOException {
        Files.createDirectories(folder.getParent());
        var building = Files.createTempDirectory(folder.getParent(), "unpacking-");
        try {
            unpack(archive, building);
            Files.setPosixFilePermissions(building, permissions(EXECUTABLE));
            Files.move(building, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
            // Another process was faster; its files are as good.
        } finally {
            Directories.delete(building);
        }
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("An entry outside of the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else if (entry.isLink()) {
                    Files.copy(target.resolve(entry.getLinkName()), file);
                } else {
                    Files.copy(tar, file);
                    Files.setPosixFilePermissions(file, permissions(entry.getMode()));
                }
            }
        }
    }

    private static EnumSet<PosixFilePermission> permissions(int mode) {
        var permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if ((mode & EXECUTABLE) != 0) {
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            permissions.add(PosixFilePermission.GROUP_EXECUTE);
            permissions.add(PosixFilePermission.OTHERS_EXECUTE);
        }
        return permissions;
    }
}
