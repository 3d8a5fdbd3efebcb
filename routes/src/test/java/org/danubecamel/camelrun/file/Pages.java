package org.danubecamel.camelrun.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.danubecamel.camelrun.command.PrintedCommand;
import org.danubecamel.testing.MarkdownPage;

/** The pages that users read, and the {@code camel run} commands on them. */
final class Pages {

    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)(camel run [^`\\n]+?) *(?:`|$)");

    private Pages() {}

    /** Returns the page that lists the routes. */
    static MarkdownPage routes() {
        return MarkdownPage.read(Path.of("README.md"));
    }

    static List<MarkdownPage> all() {
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("..", "README.md"), Path.of("README.md")),
                            docs.filter(path -> path.toString().endsWith(".md")).sorted())
                    .map(MarkdownPage::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns every command on {@code page}, in its order. */
    static List<PrintedCommand> commands(MarkdownPage page) {
        return COMMAND.matcher(page.text())
                .results()
                .map(found -> new PrintedCommand(found.group(1)))
                .toList();
    }
}
