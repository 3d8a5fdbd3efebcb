package org.danubecamel.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePositionStoreTest {

    @TempDir
    private Path directory;

    private FilePositionStore store() {
        return new FilePositionStore(directory.resolve("made"), "orders");
    }

    private Path file() {
        return directory.resolve("made/orders.position");
    }

    private void storeOne(Position position) throws IOException {
        try (var store = store()) {
            store.open("source");
            store.store(position);
        }
    }

    @Test
    void aNewStoreHasNoPosition() throws IOException {
        try (var store = store()) {
            assertThat(store.open("source")).isNull();
        }
    }

    @Test
    void thePositionComesBackExactly() throws IOException {
        var position = new Position(7, "{\"line\":\"a\\\\b\\n\"}\nposition=x\r\n crc32c=0 \0 ü 🐟 \\");
        storeOne(position);

        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(position);
        }
    }

    @Test
    void theLastPositionIsTheOneThatComesBack() throws IOException {
        try (var store = store()) {
            store.open("source");
            store.store(Position.of("1"));
            store.store(Position.of("2"));
        }
        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("2"));
        }
    }

    @Test
    void aPositionOfAnotherSourceIsRefused() throws IOException {
        storeOne(Position.of("1"));

        try (var store = store()) {
            assertThatThrownBy(() -> store.open("another"))
                    .isInstanceOf(SourceSetupException.class)
                    .hasMessageContainingAll("DNB-3352", "'source'", "'another'");
        }
    }

    @Test
    void everyPartOfAFileIsRefused() throws IOException {
        storeOne(Position.of("a position"));
        var whole = Files.readAllBytes(file());

        for (var length = 0; length < whole.length; length++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, length));
            try (var store = store()) {
                assertThatThrownBy(() -> store.open("source"))
                        .as("the first %d bytes", length)
                        .isInstanceOf(SourceSetupException.class)
                        .hasMessageContaining("DNB-3353");
            }
        }
    }

    @Test
    void everyChangedByteOfAFileIsFound() throws IOException {
        storeOne(Position.of("a position"));
        var whole = Files.readAllBytes(file());

        for (var at = 0; at < whole.length; at++) {
            var changed = whole.clone();
            changed[at] ^= 1;
            Files.write(file(), changed);
            try (var store = store()) {
                assertThatThrownBy(() -> store.open("source"))
                        .as("a change at %d", at)
                        .isInstanceOf(SourceSetupException.class);
            }
        }
    }

    @Test
    void whatACrashLeftWhileWritingIsNotThePosition() throws IOException {
        storeOne(Position.of("1"));
        Files.writeString(file().resolveSibling("orders.new"), "danube-position 1\nsou");

        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("1"));
            store.store(Position.of("2"));
        }
        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("2"));
        }
    }

    @Test
    void aPositionThatCannotBeWrittenLeavesTheOneBefore() throws IOException {
        try (var store = store()) {
            store.open("source");
            store.store(Position.of("1"));
            Files.createDirectory(file().resolveSibling("orders.new"));

            assertThatThrownBy(() -> store.store(Position.of("2"))).isInstanceOf(IOException.class);
        }
        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("1"));
        }
    }

    @Test
    void aSecondStoreOfThisProcessIsRefusedUntilTheFirstIsClosed() throws IOException {
        try (var first = store();
                var second = store()) {
            first.open("source");
            assertThatThrownBy(() -> second.open("source"))
                    .isInstanceOf(SourceSetupException.class)
                    .hasMessageContaining("DNB-3351");
            first.close();

            assertThat(second.open("source")).isNull();
        }
    }

    @Test
    void aRefusedSecondStoreDoesNotTakeTheLockFromTheFirst() throws Exception {
        try (var first = store();
                var second = store()) {
            first.open("source");
            assertThatThrownBy(() -> second.open("source")).isInstanceOf(SourceSetupException.class);

            assertThat(inAnotherProcess()).contains("DNB-3351");
        }
    }

    @Test
    void aStoreOfAnotherProcessIsRefused() throws Exception {
        assertThat(inAnotherProcess()).contains("opened");
        try (var first = store()) {
            first.open("source");

            assertThat(inAnotherProcess()).contains("DNB-3351").doesNotContain("opened");
        }
    }

    private String inAnotherProcess() throws IOException {
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PositionOpener.class.getName(),
                        directory.resolve("made").toString())
                .redirectError(Redirect.INHERIT)
                .start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
