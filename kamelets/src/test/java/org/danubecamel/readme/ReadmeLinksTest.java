package org.danubecamel.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README points to is there. */
final class ReadmeLinksTest {

    private static final Path ROOT = Readme.PAGE.path().getParent();
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern FOLDER = Pattern.compile("(?m)^\\| `([a-z/-]+)` \\|");

    @Test
    void everyLinkedFileIsThere() {
        assertThat(missing(LINK, Readme.PAGE.text())).isEmpty();
    }

    @Test
    void everyFolderIsThere() {
        assertThat(missing(FOLDER, Readme.PAGE.text())).isEmpty();
    }

    @Test
    void theCommandsAreThere() {
        assertThat(ROOT.resolve("examples/quickstart/run")).isExecutable();
        assertThat(ROOT.resolve("mvnw")).isExecutable();
        assertThat(Readme.PAGE.text()).contains("\nexamples/quickstart/run\n", "\n./mvnw verify\n");
    }

    @Test
    void aBrokenLinkIsFound() {
        assertThat(missing(LINK, "[a](docs/nothing.md) and [b](README.md#part)"))
                .containsExactly("docs/nothing.md");
    }

    private static List<String> missing(Pattern reference, String text) {
        return reference
                .matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(path -> !Files.exists(ROOT.resolve(path)))
                .toList();
    }
}
