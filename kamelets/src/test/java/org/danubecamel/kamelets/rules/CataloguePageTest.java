package org.danubecamel.kamelets.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page about all Kamelets says what they say of themselves. */
final class CataloguePageTest {

    private static final Path PAGE = Path.of("..", "docs", "catalogue.md");

    @Test
    void endsWithTheTablesOfAllKamelets() throws Exception {
        var expected = new Catalogue(KameletFiles.in(KameletFiles.OURS)).render();
        Files.writeString(Path.of("target", "catalogue.md"), expected);

        assertThat(Files.readString(PAGE))
                .as("docs/catalogue.md must end with the tables in kamelets/target/catalogue.md")
                .endsWith(expected);
    }

    @Test
    void hasARowForEachWithItsFacts() {
        var sink = Kamelet.parse("drop-sink.kamelet.yaml", KameletFiles.text(Defect.DROP));

        assertThat(new Catalogue(List.of(sink)).render())
                .startsWith("## Sinks\n")
                .contains("| `drop-sink` | Count messages, and throw them away. | none | IDEMPOTENT |")
                .doesNotContain("Sources");
    }

    @Test
    void noticesAFactThatChanged() {
        var sink = Kamelet.parse("drop-sink.kamelet.yaml", KameletFiles.text(Defect.DROP));
        var other = new Defect("", Defect.DROP, "\"none\"", "\"at-least-once\"").planted();

        assertThat(new Catalogue(List.of(other)).render()).isNotEqualTo(new Catalogue(List.of(sink)).render());
    }
}
