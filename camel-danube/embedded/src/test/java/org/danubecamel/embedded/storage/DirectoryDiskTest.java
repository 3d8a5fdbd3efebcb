package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryDiskTest {

    @TempDir
    private Path directory;

    private DirectoryDisk disk;
    private DiskFile file;

    @BeforeEach
    void open() throws IOException {
        disk = new DirectoryDisk(directory);
        file = disk.open("a");
        file.write(bytes("hello"), 3);
    }

    @AfterEach
    void close() throws IOException {
        file.close();
    }

    @Test
    void aThreadThatIsInterruptedReadsAndStaysInterrupted() throws IOException {
        Thread.currentThread().interrupt();

        assertThat(read(3, 5)).isEqualTo("hello");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aFileThatWasRenamedIsUsableAfterAnInterruption() throws IOException {
        disk.rename("a", "b");
        Thread.currentThread().interrupt();

        file.write(bytes("J"), 3);
        file.force();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(read(3, 5)).isEqualTo("Jello");
        assertThat(disk.names()).containsExactly("b");
    }

    @Test
    void aClosedFileStaysClosed() throws IOException {
        file.close();

        assertThatThrownBy(() -> read(3, 5)).isInstanceOf(ClosedChannelException.class);
    }

    @Test
    void readsAsFarAsTheFileGoes() throws IOException {
        assertThat(read(6, 100)).isEqualTo("lo");
        assertThat(file.size()).isEqualTo(8);
    }

    @Test
    void makesADirectoryWithAllAboveIt() throws IOException {
        Path made = directory.resolve("x/y/z");

        DirectoryDisk.make(made);
        DirectoryDisk.make(made);

        assertThat(Files.isDirectory(made)).isTrue();
    }

    private String read(long position, int length) throws IOException {
        ByteBuffer into = ByteBuffer.allocate(length);
        file.read(into, position);
        return new String(into.array(), 0, into.position(), StandardCharsets.UTF_8);
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
