package org.danubecamel.records.mapping;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.ArrayList;
import java.util.List;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/**
 * Where a value is in a record: names, from the outside in. As text, {@code a.b.c}; a dot or a backslash within a name is
 * written with a backslash before it.
 *
 * @param names the names, at least one, none empty
 */
public record FieldPath(List<String> names) {

    /** @throws RecordException if there is no name, or an empty one */
    public FieldPath {
        names = List.copyOf(names);
        if (names.isEmpty() || names.contains("")) {
            throw wrong(String.join(".", names));
        }
    }

    /**
     * The path that the text stands for.
     *
     * @throws RecordException if a name is empty or the text ends with a backslash
     */
    public static FieldPath parse(String text) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                names.add(name.toString());
                name.setLength(0);
            } else if (c == '\\') {
                if (++i == text.length()) {
                    throw wrong(text);
                }
                name.append(text.charAt(i));
            } else {
                name.append(c);
            }
        }
        names.add(name.toString());
        if (names.contains("")) {
            throw wrong(text);
        }
        return new FieldPath(names);
    }

    /** The value there, or null if it is null, or there is nothing, or something that is no struct is on the way. */
    public @Nullable Object in(Record record) {
        Object value = record;
        for (var name : names) {
            value = value instanceof Record struct ? struct.get(name) : null;
        }
        return value;
    }

    /** The last name. */
    public String last() {
        return names.get(names.size() - 1);
    }

    private static RecordException wrong(String text) {
        return new RecordException(
                SETUP,
                "\"" + Excerpt.cut(text) + "\" is no path. Allowed: names with dots between, as in a.b.c, none of them"
                        + " empty; a dot within a name is written \\., a backslash \\\\.");
    }

    @Override
    public String toString() {
        return String.join(
                ".",
                names.stream()
                        .map(name -> name.replace("\\", "\\\\").replace(".", "\\."))
                        .toList());
    }
}
