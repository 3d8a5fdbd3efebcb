package org.danubecamel.contract.source;

import java.util.List;

/** Texts that careless code does not carry as they are. */
public final class HostileTexts {

    private static final List<String> ALL = List.of(
            "'; DROP TABLE orders; --",
            "\"quoted\" and 'quoted' and `quoted`",
            "back\\slash \\n \\u0000 %s %n {} ${body} #{1+1} {{password}}",
            "../../../etc/passwd",
            "comma, semicolon; tab\tpipe|",
            "  blanks before and after  ",
            "\uD83D\uDC1F four bytes \uD834\uDD1E, combined e\u0301, right to left \u202Ex\u202C, no break \u00A0.",
            "9".repeat(400),
            "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}",
            "<!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]><x>&y;</x>",
            "null",
            "NaN",
            "-0",
            "x".repeat(100_000),
            "two\nlines",
            "a carriage return\rwithin",
            "a NUL \u0000 within");

    private HostileTexts() {}

    /** Returns all of them. */
    public static List<String> all() {
        return ALL;
    }

    /** Returns those without control characters but the tab, for systems of text in lines, and those that take no NUL. */
    public static List<String> ofOneLine() {
        return ALL.stream()
                .filter(text -> text.chars().allMatch(character -> character >= ' ' || character == '\t'))
                .toList();
    }

    /** Returns those without NUL. */
    public static List<String> withoutNul() {
        return ALL.stream().filter(text -> text.indexOf('\0') < 0).toList();
    }
}
