package org.danubecamel.camelrun.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.danubecamel.camelrun.command.PrintedCommand;
import org.danubecamel.testing.MarkdownPage;
import org.junit.jupiter.api.Test;

/** A route's command stands in the documentation as at the head of its file, from where the tests take it. */
final class PrintedCommandsTest {

    @Test
    void everyCommandInTheDocumentationIsThatOfTheFile() {
        assertThat(different(Pages.all(), RouteFile.all())).isEmpty();
    }

    @Test
    void theListOfRoutesHasTheCommandOfEach() {
        assertThat(Pages.commands(Pages.routes()))
                .containsExactlyInAnyOrderElementsOf(
                        RouteFile.all().stream().map(RouteFile::command).toList());
    }

    @Test
    void theListOfRoutesLinksToEach() {
        var text = Pages.routes().text();

        assertThat(RouteFile.all()).allSatisfy(file -> assertThat(text)
                .contains("](" + file.path().toString().replace('\\', '/') + ")"));
    }

    @Test
    void aCommandThatDiffersIsFound() {
        var file = RouteFile.read(Path.of("src/test/routes/sound.camel.yaml"));
        var right =
                new MarkdownPage(Path.of("right.md"), "Run `" + file.command().line() + "` here.\n");
        var wrong = new MarkdownPage(Path.of("wrong.md"), right.text().replace("=orders", "=bills"));

        assertThat(different(List.of(right, wrong), List.of(file)))
                .singleElement()
                .asString()
                .startsWith("wrong.md: camel run sound.camel.yaml");
    }

    /** Returns the commands on {@code pages} that run one of {@code files}, and not as its head says. */
    private static List<String> different(List<MarkdownPage> pages, List<RouteFile> files) {
        var commands = new TreeMap<String, PrintedCommand>();
        files.forEach(file -> commands.put(file.path().getFileName().toString(), file.command()));
        var different = new ArrayList<String>();
        for (var page : pages) {
            for (var command : Pages.commands(page)) {
                if (!command.equals(Objects.requireNonNullElse(commands.get(command.file()), command))) {
                    different.add(page.path() + ": " + command.line());
                }
            }
        }
        return different;
    }
}
