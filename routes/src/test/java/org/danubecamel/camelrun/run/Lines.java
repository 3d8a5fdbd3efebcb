package org.danubecamel.camelrun.run;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Orders in the lines of a text. */
public final class Lines {

    private static final Pattern ORDER = Pattern.compile("\\{\"id\":\\d+,\"customer\":.*}");

    private Lines() {}

    /** Returns those whose JSON ends a line. */
    public static List<Order> orders(String text) {
        return ORDER.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(Order::fromJson)
                .toList();
    }
}
