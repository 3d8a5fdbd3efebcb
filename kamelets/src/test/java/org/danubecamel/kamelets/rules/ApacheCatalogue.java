package org.danubecamel.kamelets.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;

/** The Kamelets of Apache's catalogue, which is a test dependency of this module. */
final class ApacheCatalogue {

    private ApacheCatalogue() {}

    static boolean has(String name) {
        try {
            var places = ApacheCatalogue.class.getClassLoader().getResources("kamelets/" + name + Kamelet.SUFFIX);
            return Collections.list(places).stream()
                    .anyMatch(place -> place.toString().contains("/camel-kamelets-"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
