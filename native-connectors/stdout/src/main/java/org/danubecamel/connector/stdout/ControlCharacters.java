package org.danubecamel.connector.stdout;

/** Makes control characters visible, so that no message commands the terminal that shows it. */
final class ControlCharacters {

    private ControlCharacters() {}

    /** The text on one line: control characters, but for tabs, as escapes like those of JSON. */
    static String escape(String text) {
        return escape(text, '\t');
    }

    /** The JSON text, whose only control characters outside of strings are ends of lines. */
    static String escapeInJson(String json) {
        return escape(json, '\n');
    }

    private static String escape(String text, char allowed) {
        var clean = text.chars().allMatch(c -> c == allowed || !Character.isISOControl(c));
        if (clean) {
            return text;
        }
        var escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == allowed || !Character.isISOControl(c)) {
                escaped.append(c);
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '\r') {
                escaped.append("\\r");
            } else {
                escaped.append(String.format("\\u%04x", (int) c));
            }
        }
        return escaped.toString();
    }
}
