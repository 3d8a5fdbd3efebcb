package org.danubecamel.benchmarks.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Named values, as they pass between the JVMs of a benchmark: words of the form {@code name=value}. */
public record Arguments(Map<String, String> values) {

    /** Copies the values. */
    public Arguments {
        values = Map.copyOf(values);
    }

    /** Returns no values. */
    public static Arguments none() {
        return new Arguments(Map.of());
    }

    /** Reads words of the form {@code name=value}. */
    public static Arguments parse(List<String> words) {
        var values = new LinkedHashMap<String, String>();
        for (var word : words) {
            var split = word.indexOf('=');
            if (split < 1) {
                throw new IllegalArgumentException("'" + word + "' is not of the form name=value");
            }
            values.put(word.substring(0, split), word.substring(split + 1));
        }
        return new Arguments(values);
    }

    /** Returns these with one more, or another value of it. */
    public Arguments with(String name, Object value) {
        var more = new LinkedHashMap<>(values);
        more.put(name, value.toString());
        return new Arguments(more);
    }

    /** Returns the value of {@code name}, which must be there. */
    public String text(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The value '" + name + "' is missing in " + values);
        }
        return value;
    }

    /** Returns a number. */
    public double number(String name) {
        return Double.parseDouble(text(name));
    }

    /** Returns a whole number. */
    public int count(String name) {
        return Integer.parseInt(text(name));
    }

    /** Returns whether {@code name} is there. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Returns the words, of which none may contain a blank. */
    public List<String> words() {
        return values.entrySet().stream()
                .map(value -> value.getKey() + "=" + value.getValue())
                .sorted()
                .toList();
    }

    @Override
    public String toString() {
        return words().stream().collect(Collectors.joining(" "));
    }
}
