package org.danubecamel.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The component's page and the code blocks in it. */
final class BatchPage {

    private static final Path FILE = Path.of("..", "..", "docs", "batch.md");

    private static final Pattern BLOCK = Pattern.compile("(?m)^```(\\w+)\\n(.*?)^```$", Pattern.DOTALL);

    private BatchPage() {}

    static String text() {
        try {
            return Files.readString(FILE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the one code block in {@code language} whose text contains {@code marker}. */
    static String block(String language, String marker) {
        return blockIn(text(), language, marker);
    }

    static String blockIn(String markdown, String language, String marker) {
        var found = BLOCK.matcher(markdown)
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
}
