package org.danubecamel.test.delivery;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the records of a run prove. Immutable.
 *
 * @param run the run
 * @param counts how much happened
 * @param findings what was found, by category; categories without findings are missing
 */
public record DeliveryReport(String run, DeliveryCounts counts, Map<Category, Findings> findings) {

    /** Copies the map. */
    public DeliveryReport {
        var copy = new EnumMap<Category, Findings>(Category.class);
        copy.putAll(findings);
        findings = Collections.unmodifiableMap(copy);
    }

    /** Returns whether there is no problem; what is excused is none. */
    public boolean isClean() {
        return findings.keySet().stream().noneMatch(Category::isProblem);
    }

    /** Returns how many findings of {@code category} there are. */
    public long count(Category category) {
        return findings.getOrDefault(category, Findings.NONE).count();
    }

    /** Returns the categories of problems that were found. */
    public List<Category> problems() {
        return findings.keySet().stream().filter(Category::isProblem).toList();
    }

    /** Returns one line for machines: {@code RESULT}, {@code clean} or {@code not-clean}, then every count by name. */
    public String resultLine() {
        return "RESULT " + (isClean() ? "clean" : "not-clean")
                + " attempted=" + counts.attempted() + " stored=" + counts.stored() + " refused=" + counts.refused()
                + " unknown=" + counts.unknown() + " processed=" + counts.processed() + " "
                + Arrays.stream(Category.values())
                        .map(category -> word(category) + "=" + count(category))
                        .collect(Collectors.joining(" "));
    }

    private static String word(Category category) {
        return category.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns several lines for people, the last of which is {@link #resultLine()}. */
    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add("Delivery of run " + run + ": " + (isClean() ? "clean" : "NOT CLEAN"));
        lines.add("  sent: " + counts.attempted() + " messages, of which " + counts.stored() + " stored, "
                + counts.refused() + " refused, " + counts.unknown() + " in doubt (" + counts.unknownArrived()
                + " of them arrived); " + counts.doubts() + " publishes without an answer");
        lines.add("  received: " + counts.processed() + " different messages, processed " + counts.processings()
                + " times in " + counts.received() + " deliveries");
        findings.forEach((category, found) -> {
            lines.add("  " + category + ": " + found.count() + (category.isProblem() ? "" : " (no problem)"));
            found.examples().forEach(example -> lines.add("    " + example));
            if (found.count() > found.examples().size()) {
                lines.add("    … and " + (found.count() - found.examples().size()) + " more");
            }
        });
        lines.add(resultLine());
        return String.join(System.lineSeparator(), lines);
    }
}
