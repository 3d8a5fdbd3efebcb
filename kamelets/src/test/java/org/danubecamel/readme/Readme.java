package org.danubecamel.readme;

import java.nio.file.Path;
import org.danubecamel.testing.MarkdownPage;

/** The project's front page. */
final class Readme {

    static final MarkdownPage PAGE = MarkdownPage.read(Path.of("..", "README.md"));

    private Readme() {}
}
