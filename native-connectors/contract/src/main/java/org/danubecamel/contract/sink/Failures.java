package org.danubecamel.contract.sink;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The text of an exception with all its causes, as somebody would read it. */
final class Failures {

    private Failures() {}

    static String text(Throwable failure) {
        var text = new StringBuilder();
        append(failure, text, Collections.newSetFromMap(new IdentityHashMap<>()));
        return text.toString();
    }

    /**
     * Returns what the innermost exception says that has an identifier of ours, from that on. What stands before, and around
     * it, quotes URIs, in which each option is named anyway.
     */
    static String withId(Throwable failure) {
        var found = "";
        for (Throwable each = failure; each != null; each = each.getCause()) {
            var message = String.valueOf(each.getMessage());
            var id = message.indexOf("DNB-");
            found = id < 0 ? found : message.substring(id);
        }
        return found;
    }

    private static void append(Throwable failure, StringBuilder text, Set<Throwable> seen) {
        if (!seen.add(failure)) {
            return;
        }
        text.append(text.isEmpty() ? "" : " <- ").append(failure);
        if (failure.getCause() != null) {
            append(failure.getCause(), text, seen);
        }
        for (var suppressed : failure.getSuppressed()) {
            append(suppressed, text, seen);
        }
    }
}
