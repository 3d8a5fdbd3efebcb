package org.danubecamel.connector.files.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of records while the directory cannot be written to. */
class TroubleTest {

    @TempDir
    private Path temporary;

    @Test
    void whileTheDirectoryIsAwayCallsFailAndWhenItIsBackNothingWasLost() throws Exception {
        var directory = Files.createDirectory(temporary.resolve("files"));
        var elsewhere = temporary.resolve("elsewhere");
        try (var writer = new Setup(directory).writer()) {
            writer.write(Numbered.range(0, 10));
            Files.move(directory, elsewhere);

            assertThatThrownBy(() -> writer.write(Numbered.range(10, 20)))
                    .isInstanceOf(FilesException.class)
                    .satisfies(e -> assertThat(new DefaultFailureClassifier().classify(e))
                            .isEqualTo(FailureKind.SYSTEM));
            assertThat(directory).doesNotExist();

            Files.move(elsewhere, directory);
            writer.write(Numbered.range(10, 20));
        }
        assertThat(Directory.numbers(directory)).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void filesThatCannotGetTheirNameStayOnDiskUntilTheyCan() throws Exception {
        var directory = Files.createDirectory(temporary.resolve("files"));
        try (var writer = new Setup(directory).partitionBy("n").writer()) {
            writer.write(Numbered.range(7, 8));
            Files.delete(directory.resolve("n=7"));
            Files.writeString(directory.resolve("n=7"), "in the way");
            assertThatThrownBy(writer::close).isInstanceOf(FilesException.class);
            assertThatThrownBy(() -> writer.write(Numbered.range(8, 9))).isInstanceOf(FilesException.class);

            Files.delete(directory.resolve("n=7"));
            writer.write(Numbered.range(8, 9));
        }
        assertThat(Directory.numbers(directory)).containsExactly(7, 8);
    }

    @Test
    void aJournalThatNobodyUnderstandsIsLeftWhereItIs() throws Exception {
        var folder = Files.createDirectories(temporary.resolve(".danube-files").resolve("0123456789abcdef"));
        Files.writeString(folder.resolve("format"), "kind=CLAY_TABLET");
        try (var writer = new Setup(temporary).writer()) {
            writer.write(Numbered.range(0, 1));
        }
        assertThat(Directory.numbers(temporary)).containsExactly(0);
        assertThat(folder.resolve("format")).exists();
    }
}
