package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of the catalogue page, from what Kamelets say of themselves.
 *
 * @param kamelets which are in it, in order
 */
record Catalogue(List<Kamelet> kamelets) {

    /** Returns the tables in Markdown, one for each type that there is a Kamelet of. */
    String render() {
        return Stream.of(
                        table("source", "Sources", Fact.GUARANTEE, Fact.DUPLICATES),
                        table("sink", "Sinks", Fact.GUARANTEE, Fact.WRITE_GUARANTEE, Fact.DUPLICATES),
                        table("action", "Actions"))
                .filter(table -> !table.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private String table(String type, String title, Fact... facts) {
        var rows = kamelets.stream()
                .filter(kamelet -> kamelet.typeInName().equals(type))
                .map(kamelet -> row(kamelet, facts))
                .toList();
        if (rows.isEmpty()) {
            return "";
        }
        var columns = Stream.concat(
                        Stream.of("Kamelet", "What it does"), Stream.of(facts).map(Catalogue::title))
                .collect(Collectors.toList());
        if (facts.length > 0) {
            columns.add("Tested with");
        }
        return "## " + title + "\n\n" + line(columns) + "|" + "---|".repeat(columns.size()) + "\n"
                + String.join("", rows);
    }

    private static String row(Kamelet kamelet, Fact... facts) {
        var cells = Stream.concat(
                        Stream.of(
                                "`" + kamelet.name() + "`",
                                Kamelet.text(kamelet.definition().get("description"))),
                        Stream.of(facts).map(kamelet::fact))
                .collect(Collectors.toList());
        if (facts.length > 0) {
            cells.add("%s %s, %s"
                    .formatted(kamelet.fact(Fact.PEER), kamelet.fact(Fact.PEER_VERSION), kamelet.fact(Fact.PEER_RANK)));
        }
        return line(cells);
    }

    private static String title(Fact fact) {
        var words = fact.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> " " + cell.replace("|", "\\|") + " |")
                .collect(Collectors.joining("", "|", "\n"));
    }
}
