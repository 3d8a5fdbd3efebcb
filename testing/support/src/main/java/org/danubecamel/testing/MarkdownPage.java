package org.danubecamel.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** A page of the documentation and the code blocks on it. */
public record MarkdownPage(Path path, String text) {

    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);

    /**
     * Reads a page.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static MarkdownPage read(Path path) {
        try {
            return new MarkdownPage(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Returns the one code block in {@code language} whose text contains {@code marker}.
     *
     * @throws IllegalStateException unless there is exactly one
     */
    public String block(String language, String marker) {
        var found = BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .filter(code -> code.contains(marker))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException(
                    found.size() + " " + language + " blocks with '" + marker + "' in " + path + ", not one");
        }
        return found.get(0);
    }
}
