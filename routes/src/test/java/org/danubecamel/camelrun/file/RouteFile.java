package org.danubecamel.camelrun.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.danubecamel.camelrun.command.PrintedCommand;

/** A file with a route that users run by the command in the comment at its head. */
public record RouteFile(Path path, String text) {

    private static final String ENDING = ".camel.yaml";

    /** Returns the routes of this module, {@code SYSTEM/NAME.camel.yaml}, by name. */
    public static List<RouteFile> all() {
        try (Stream<Path> files = Files.find(
                Path.of(""),
                2,
                (path, attributes) ->
                        path.getNameCount() == 2 && path.toString().endsWith(ENDING))) {
            return files.sorted().map(RouteFile::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static RouteFile read(Path path) {
        try {
            return new RouteFile(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the file's name without its ending, such as {@code danube-to-files}. */
    public String name() {
        var name = path.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /** Returns the command that runs it. */
    public PrintedCommand command() {
        var commands =
                comments().stream().filter(line -> line.startsWith("camel ")).toList();
        if (commands.size() != 1) {
            throw new IllegalStateException(path + " has " + commands.size() + " commands at its head, not one");
        }
        return new PrintedCommand(commands.get(0));
    }

    private List<String> comments() {
        return text.lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).trim())
                .toList();
    }

    public JsonNode yaml() {
        try {
            return new YAMLMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " is not YAML", e);
        }
    }

    /** Returns the Kamelets that it uses, in the order of the text. */
    public List<KameletUse> kamelets() {
        var uses = new ArrayList<KameletUse>();
        collect(yaml(), uses);
        return uses;
    }

    private static void collect(JsonNode node, List<KameletUse> uses) {
        var uri = node.path("uri").asText();
        if (uri.startsWith(KameletUse.SCHEME)) {
            uses.add(KameletUse.of(uri, node.path("parameters")));
        }
        node.forEach(child -> collect(child, uses));
    }
}
