package org.danubecamel.contract.source;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One thing that a source must do.
 *
 * @param name what must hold, in words
 * @param applies whether the source says that it can be checked
 */
record SourceCheck(String name, Predicate<SourceUnderTest> applies, Body body) {

    /** Fails if it does not hold. */
    @FunctionalInterface
    interface Body {

        void check(SourceBench bench) throws Exception;
    }

    static SourceCheck always(String name, Body body) {
        return new SourceCheck(name, source -> true, body);
    }

    static List<SourceCheck> all() {
        return Stream.of(DeliveryChecks.all(), OutageChecks.all(), SetupChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
