package org.danubecamel.connector.files.writer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Directories from a time, such as {@code dt=yyyy-MM-dd/hour=HH}: levels with slashes between, each a pattern of
 * {@link DateTimeFormatter}, or a name, {@code =} and a pattern. Not for use by several threads.
 */
public final class TimePath {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
    private static final Pattern FINE = Pattern.compile("[SnNA]");

    private final List<Level> levels;
    private final ZoneId zone;
    private long cachedSecond = Long.MIN_VALUE;
    private @Nullable List<String> cached;

    private TimePath(List<Level> levels, ZoneId zone) {
        this.levels = levels;
        this.zone = zone;
    }

    private record Level(String prefix, DateTimeFormatter formatter) {}

    /**
     * The directories that the text stands for; none if it is empty.
     *
     * @throws IllegalArgumentException if it cannot be used; the text says why
     */
    public static TimePath parse(String text, ZoneId zone) {
        var levels = new ArrayList<Level>();
        for (var level : text.isEmpty() ? new String[0] : text.split("/", -1)) {
            int equals = level.indexOf('=');
            var name = equals < 0 ? "" : level.substring(0, equals);
            var pattern = level.substring(equals + 1);
            if (equals >= 0 && !NAME.matcher(name).matches()) {
                throw new IllegalArgumentException(
                        "The name \"" + name + "\" is none. Allowed: a letter, followed by letters, digits, _ and -.");
            }
            if (pattern.isBlank() || FINE.matcher(pattern).find()) {
                throw new IllegalArgumentException("The pattern \"" + pattern
                        + "\" is empty, or finer than seconds. Allowed: patterns such as yyyy-MM-dd or HH.");
            }
            try {
                var formatter = DateTimeFormatter.ofPattern(pattern, java.util.Locale.ROOT);
                var unused = formatter.format(Instant.EPOCH.atZone(zone));
                levels.add(new Level(equals < 0 ? "" : name + "=", formatter));
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException(
                        "The pattern \"" + pattern + "\" is none of java.time: " + e.getMessage() + ".", e);
            }
        }
        return new TimePath(List.copyOf(levels), zone);
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    ZoneId zone() {
        return zone;
    }

    /**
     * The directories of this time.
     *
     * @throws DateTimeException if the time has none
     */
    List<String> of(Instant time, PathSegment segment) {
        var path = cached;
        if (path == null || time.getEpochSecond() != cachedSecond) {
            var zoned = time.atZone(zone);
            path = levels.stream()
                    .map(level ->
                            level.prefix() + segment.encode(level.formatter().format(zoned)))
                    .toList();
            cached = path;
            cachedSecond = time.getEpochSecond();
        }
        return path;
    }
}
