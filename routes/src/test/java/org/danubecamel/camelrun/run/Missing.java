package org.danubecamel.camelrun.run;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;

/** What has not arrived. */
final class Missing {

    private static final int NAMED = 10;

    private Missing() {}

    /** Returns an error that counts what is missing, names the first, and says why it was not waited for longer. */
    static AssertionError of(Collection<?> expected, Collection<?> arrived, AssertionError why) {
        var missing = new LinkedHashSet<Object>(expected);
        missing.removeAll(new HashSet<Object>(arrived));
        var first = missing.stream().limit(NAMED).toList();
        return new AssertionError(
                missing.size() + " of " + expected.size() + " orders have not arrived: " + first + "\n"
                        + why.getMessage(),
                why);
    }
}
