package org.danubecamel.examples.quickstart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;

/** Compares what the senders were told with what stands in the file. */
final class DeliveryCheck {

    private DeliveryCheck() {}

    /** Fails unless every event that was answered with 200 is in the file, and none is there twice. */
    static void assertDelivered(Collection<String> answered, List<String> lines) {
        Map<String, Integer> found = new HashMap<>();
        lines.forEach(line -> found.merge(line, 1, Integer::sum));
        var missing = new ArrayList<>(answered);
        missing.removeAll(found.keySet());
        Assertions.assertThat(missing)
                .as("answered with 200 and not in the file of %s lines", lines.size())
                .isEmpty();
        found.values().removeIf(times -> times == 1);
        Assertions.assertThat(found).as("more than once in the file").isEmpty();
    }
}
