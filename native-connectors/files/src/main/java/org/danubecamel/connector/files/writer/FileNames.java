package org.danubecamel.connector.files.writer;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files, from a pattern of letters, digits, {@code . _ - =} and these placeholders: {@code {writer}}, 16 digits
 * that no other writer has, {@code {sequence}}, the number of the file among the writer's, and {@code {time}}, when it was
 * begun in UTC, as in {@code 20261121T235959999}. The extension of the format follows by itself.
 *
 * @param pattern the pattern
 */
public record FileNames(String pattern) {

    /** Names that stand in the order in which files were begun. */
    public static final FileNames DEFAULT = new FileNames("{time}-{writer}-{sequence}");

    private static final int MAX_LENGTH = 100;
    private static final Set<String> PLACEHOLDERS = Set.of("{writer}", "{sequence}", "{time}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._=-]*");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS").withZone(ZoneOffset.UTC);

    /** What is wrong with the pattern, in sentences; empty if nothing is. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(java.util.regex.MatchResult::group)
                .filter(placeholder -> !PLACEHOLDERS.contains(placeholder))
                .distinct()
                .forEach(placeholder -> problems.add(
                        "Unknown placeholder " + placeholder + ". Allowed: {writer}, {sequence}, {time}."));
        if (!LITERAL.matcher(PLACEHOLDER.matcher(pattern).replaceAll("")).matches()) {
            problems.add("Allowed besides placeholders: letters of ASCII, digits, and . _ - =.");
        }
        if (!pattern.contains("{writer}") || !pattern.contains("{sequence}")) {
            problems.add("{writer} and {sequence} must both be there, so that no two files have one name.");
        }
        if (pattern.startsWith(".") || pattern.startsWith("_")) {
            problems.add("No dot and no _ may come first: many readers skip such files.");
        }
        if (pattern.length() > MAX_LENGTH) {
            problems.add("Allowed: at most " + MAX_LENGTH + " characters.");
        }
        return problems;
    }

    String name(String writer, long sequence, Instant time) {
        return pattern.replace("{writer}", writer)
                .replace("{sequence}", String.format("%06d", sequence))
                .replace("{time}", TIME.format(time));
    }
}
