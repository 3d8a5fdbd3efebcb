package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.util.json.DeserializationException;
import org.junit.jupiter.api.Test;

/** The page of the component says what the component's metadata says. */
class ComponentPageTest {

    private static final Path PAGE = Path.of("..", "..", "docs", "component.md");

    @Test
    void listsEveryOptionAndHeaderAsTheyAre() throws Exception {
        var expected = ReferenceTables.ofComponent().render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);
        assertThat(Files.readString(PAGE))
                .as("docs/component.md must contain the tables in target/reference-tables.md")
                .contains(expected);
    }

    @Test
    void everyOptionOfOursSaysWhatItIs() throws IOException, DeserializationException {
        assertThat(ReferenceTables.ofComponent().descriptions())
                .allSatisfy(description ->
                        assertThat(description).hasSizeGreaterThan(20).doesNotContain("|"));
    }

    /** A table that lacks an option differs from one that has it, so that the comparison above can fail. */
    @Test
    void noticesAnOptionThatIsMissing() throws Exception {
        var complete = ReferenceTables.ofComponent().render();
        assertThat(ReferenceTables.ofComponent().without("subscriptionName").render())
                .isNotEqualTo(complete)
                .doesNotContain("| `subscriptionName` |");
    }
}
