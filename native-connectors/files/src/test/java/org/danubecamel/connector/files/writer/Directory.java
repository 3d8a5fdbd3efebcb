package org.danubecamel.connector.files.writer;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What others see in a directory, without any class of the connector. */
final class Directory {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Directory() {}

    /** The files that are not hidden, sorted by name. */
    static List<Path> files(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .filter(path -> !directory.relativize(path).toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** The field {@code n} of all lines of all files; each line must be whole. */
    static List<Integer> numbers(Path directory) throws IOException {
        var numbers = new ArrayList<Integer>();
        for (var file : files(directory)) {
            numbers.addAll(numbersOf(file));
        }
        return numbers;
    }

    static List<Integer> numbersOf(Path file) throws IOException {
        var text = Files.readString(file);
        if (text.isEmpty() || !text.endsWith("\n")) {
            throw new IOException(file + " is not whole: " + text);
        }
        var numbers = new ArrayList<Integer>();
        for (var line : text.split("\n")) {
            numbers.add(JSON.readTree(line).get("n").intValue());
        }
        return numbers;
    }

    /** The folders of writers. */
    static List<Path> hidden(Path directory) throws IOException {
        var hidden = directory.resolve(".danube-files");
        if (!Files.exists(hidden)) {
            return List.of();
        }
        try (var folders = Files.list(hidden)) {
            return folders.toList();
        }
    }
}
