package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    @TempDir
    private Path folder;

    @Test
    void makesTheFileAndItsFolders() {
        var path = folder.resolve("a/b/events.jsonl");
        new EventFile(path).prepare();
        assertThat(path).isEmptyFile();
    }

    @Test
    void keepsWhatTheFileHolds() throws IOException {
        var path = Files.writeString(folder.resolve("events.jsonl"), "{}\n");
        new EventFile(path).prepare();
        assertThat(path).hasContent("{}\n");
    }

    @Test
    void startsANewLineAfterOneThatWasCutOff() throws IOException {
        var path = Files.writeString(folder.resolve("events.jsonl"), "{}\n{\"cut\":");
        new EventFile(path).endTornLine();
        assertThat(Files.readString(path)).isEqualTo("{}\n{\"cut\":\n");
    }

    @Test
    void saysThatAFolderIsNoFile() {
        assertThatThrownBy(() -> new EventFile(folder).prepare())
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("cannot write " + folder)
                .hasMessageContaining("--output");
    }

    @Test
    void saysThatTheFolderCannotBeMade() throws IOException {
        var file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> new EventFile(file.resolve("events.jsonl")).prepare())
                .isInstanceOf(SetupException.class)
                .hasMessageContaining("cannot write " + file.resolve("events.jsonl"));
    }
}
