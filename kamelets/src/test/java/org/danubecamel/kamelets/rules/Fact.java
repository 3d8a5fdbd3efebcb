package org.danubecamel.kamelets.rules;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the catalogue says of a Kamelet that moves records, as annotations of the Kamelet. */
enum Fact {
    /** What is guaranteed from end to end; where that depends on an option, the other cases follow, each with its condition. */
    GUARANTEE(cases("at-least-once|effectively-once|none")),
    /** What a failed call of the sink is worth, as the values of {@code WriteGuarantee}; cases as above. */
    WRITE_GUARANTEE(cases("ATOMIC|REPORTS|IDEMPOTENT|NONE")),
    /** How many records may come twice, and when: a sentence. */
    DUPLICATES("[A-Z].*\\."),
    /** What it is tested with. */
    PEER("\\S.*"),
    /** How near that is to the real system. */
    PEER_RANK("REAL|ENGINE|REIMPL|DOUBLE"),
    /** Which version of it. */
    PEER_VERSION("\\S.*");

    private static final String PREFIX = "danubecamel.org/";

    private final Pattern allowed;

    Fact(String allowed) {
        this.allowed = Pattern.compile(allowed);
    }

    private static String cases(String values) {
        return "(%1$s)(; (%1$s) with [^;]+)*".formatted(values);
    }

    String key() {
        return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean allows(String value) {
        return allowed.matcher(value).matches();
    }

    String allowed() {
        return allowed.pattern();
    }
}
