package org.danubecamel.records;

import org.jspecify.annotations.Nullable;

/** Values as they appear in error texts: cut, on one line, with their type. */
public final class Excerpt {

    private static final int LENGTH = 60;

    private Excerpt() {}

    /** Such as {@code "abc" (string)} or {@code 12 (long)}; at most some 80 characters, without control characters. */
    public static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Bytes bytes) {
            return bytes.size() + " bytes";
        }
        if (value instanceof java.util.List<?> list) {
            return "a list of " + list.size();
        }
        if (value instanceof Record struct) {
            return "a struct of " + struct.size() + " fields";
        }
        if (value instanceof String text) {
            return "\"" + cut(text) + "\" (string)";
        }
        return cut(value.toString()) + " (" + Values.typeName(value) + ")";
    }

    /** The text on one line, cut after 60 characters. */
    public static String cut(String text) {
        var cut = new StringBuilder(LENGTH + 3);
        int end = Math.min(text.length(), LENGTH);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            cut.append(Character.isISOControl(c) || lone(text, i, end) ? '\uFFFD' : c);
        }
        return text.length() > LENGTH ? cut.append("...").toString() : cut.toString();
    }

    private static boolean lone(String text, int i, int end) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 >= end || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
