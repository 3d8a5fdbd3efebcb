package org.danubecamel.routes.kill;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the process of a route is told.
 *
 * @param number of the life, from 0
 * @param armed where it halts, null for nowhere
 * @param visit at which visit of that point
 * @param early whether the route is made wrong: it acknowledges before it writes
 */
record Life(
        String serviceUrl,
        String adminUrl,
        String file,
        int number,
        @Nullable CrashPoint armed,
        int visit,
        boolean early) {

    private static final String NONE = "-";

    List<String> arguments() {
        return List.of(
                serviceUrl,
                adminUrl,
                file,
                Integer.toString(number),
                armed == null ? NONE : armed.name(),
                Integer.toString(visit),
                Boolean.toString(early));
    }

    static Life parse(String[] arguments) {
        return new Life(
                arguments[0],
                arguments[1],
                arguments[2],
                Integer.parseInt(arguments[3]),
                arguments[4].equals(NONE) ? null : CrashPoint.valueOf(arguments[4]),
                Integer.parseInt(arguments[5]),
                Boolean.parseBoolean(arguments[6]));
    }
}
