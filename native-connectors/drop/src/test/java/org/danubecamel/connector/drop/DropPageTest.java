package org.danubecamel.connector.drop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.danubecamel.testing.MarkdownPage;
import org.danubecamel.testing.OptionTables;
import org.junit.jupiter.api.Test;

/** The component's page says what is true. */
class DropPageTest {

    private static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "..", "docs", "stdout.md"));

    @Test
    void listsEveryOptionAsItIs() throws Exception {
        var expected = OptionTables.of(DropComponent.class, "danube-drop").render();
        Files.writeString(Path.of("target", "reference-tables.md"), expected);

        assertThat(PAGE.text())
                .as("%s must contain the tables in target/reference-tables.md", PAGE.path())
                .contains(expected);
    }
}
