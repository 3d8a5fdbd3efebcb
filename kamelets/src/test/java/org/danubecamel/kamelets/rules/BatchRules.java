package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules about batches: every sink writes them, but for that of Danube itself, which takes messages one by one as fast. */
final class BatchRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("writes batches if it is a sink", BatchRules::writesBatches),
            new KameletRule("has a batch of its own", BatchRules::ownName));

    private static final String BATCH = "danube-batch:";

    private BatchRules() {}

    private static Stream<String> writesBatches(Kamelet kamelet) {
        var required = kamelet.name().endsWith("-sink") && !kamelet.name().startsWith("danube-");
        return KameletRule.when(
                required && batches(kamelet).isEmpty(),
                "has no step to " + BATCH + "{{" + ParameterRules.ROUTE_ID + "}}");
    }

    /** Two routes with one Kamelet may set it up in two ways; batches of one name must be alike. */
    private static Stream<String> ownName(Kamelet kamelet) {
        return batches(kamelet).stream()
                .map(batch -> Kamelet.text(batch.get("uri")))
                .filter(uri -> !uri.equals(BATCH + "{{" + ParameterRules.ROUTE_ID + "}}"))
                .map(uri -> "the batch '" + uri + "' is not named {{" + ParameterRules.ROUTE_ID + "}}");
    }

    private static List<Map<String, Object>> batches(Kamelet kamelet) {
        return Kamelet.asList(kamelet.from().get("steps")).stream()
                .map(step -> Kamelet.asMap(Kamelet.asMap(step).get("to")))
                .filter(to -> Kamelet.text(to.get("uri")).startsWith(BATCH))
                .toList();
    }
}
