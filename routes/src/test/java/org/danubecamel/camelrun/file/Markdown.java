package org.danubecamel.camelrun.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.danubecamel.camelrun.command.PrintedCommand;

/** A page of the documentation. */
public record Markdown(Path path, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)(camel run [^`\\n]+?) *(?:`|$)");

    /** The front page. */
    public static Markdown readme() {
        return read(Path.of("..", "README.md"));
    }

    /** The page that lists the routes. */
    public static Markdown routes() {
        return read(Path.of("README.md"));
    }

    /** All pages that users read. */
    public static List<Markdown> pages() {
        try (Stream<Path> docs = Files.list(Path.of("..", "docs"))) {
            return Stream.concat(
                            Stream.of(readme(), routes()),
                            docs.filter(path -> path.toString().endsWith(".md"))
                                    .sorted()
                                    .map(Markdown::read))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Markdown read(Path path) {
        try {
            return new Markdown(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the one code block in {@code language} whose text contains {@code marker}. */
    public String block(String language, String marker) {
        var found = BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .filter(code -> code.contains(marker))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " " + language + " blocks with '" + marker + "', not one");
        }
        return found.get(0);
    }

    /** Returns every {@code camel run} on the page, in its order. */
    public List<PrintedCommand> commands() {
        return COMMAND.matcher(text)
                .results()
                .map(found -> new PrintedCommand(found.group(1)))
                .toList();
    }
}
