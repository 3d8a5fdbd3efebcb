package org.danubecamel.camelrun.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A {@code camel run} that is printed for users, of words that no shell changes.
 *
 * @param line what is printed
 */
public record PrintedCommand(String line) {

    private static final String BEGINNING = "camel run ";
    private static final String PROPERTY = "--prop=";
    private static final String DEPENDENCY = "--dep=";
    private static final String SHELL = "'\"\\$&;|<>*?#()`~!{}";

    public PrintedCommand {
        if (!line.startsWith(BEGINNING) || line.chars().anyMatch(c -> c < ' ' || SHELL.indexOf(c) >= 0)) {
            throw new IllegalArgumentException("not a camel run of plain words: " + line);
        }
    }

    /** Returns the words after {@code camel}. */
    public List<String> arguments() {
        return List.of(line.substring("camel ".length()).split(" +"));
    }

    /** Returns the file that it runs. */
    public String file() {
        return arguments().get(1);
    }

    /** Returns what it takes from a Maven repository. */
    public List<String> dependencies() {
        return arguments().stream()
                .filter(word -> word.startsWith(DEPENDENCY))
                .flatMap(word -> List.of(word.substring(DEPENDENCY.length()).split(",")).stream())
                .toList();
    }

    /** Returns the properties with the values that are printed. */
    public Map<String, String> properties() {
        var properties = new LinkedHashMap<String, String>();
        for (var word : arguments()) {
            if (word.startsWith(PROPERTY)) {
                var equals = word.indexOf('=', PROPERTY.length());
                if (equals < 0) {
                    throw new IllegalArgumentException("no value in " + word);
                }
                properties.put(word.substring(PROPERTY.length(), equals), word.substring(equals + 1));
            }
        }
        return properties;
    }

    /**
     * Returns {@link #arguments()} with other values of properties.
     *
     * @throws IllegalArgumentException if one of them is not printed: a user would not know of it
     */
    public List<String> argumentsWith(Map<String, String> values) {
        if (!properties().keySet().containsAll(values.keySet())) {
            throw new IllegalArgumentException(values.keySet() + " are not all among the properties of: " + line);
        }
        var words = new ArrayList<String>();
        for (var word : arguments()) {
            var name = word.startsWith(PROPERTY)
                    ? word.substring(PROPERTY.length(), word.indexOf('=', PROPERTY.length()))
                    : "";
            words.add(values.containsKey(name) ? PROPERTY + name + "=" + values.get(name) : word);
        }
        return words;
    }
}
