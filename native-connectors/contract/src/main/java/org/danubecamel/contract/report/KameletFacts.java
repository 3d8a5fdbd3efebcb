package org.danubecamel.contract.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a Kamelet of this project says of itself, in its annotations {@code danubecamel.org/…}. Where that depends on an
 * option, an annotation has several cases: {@code ATOMIC; IDEMPOTENT with mode=UPSERT}.
 */
final class KameletFacts {

    /** Seen from a module of a connector. */
    static final Path KAMELETS = Path.of("..", "..", "kamelets", "src", "main", "resources", "kamelets");

    private static final Pattern ANNOTATION = Pattern.compile("(?m)^ +danubecamel\\.org/([a-z-]+): \"(.*)\"$");

    private final String kamelet;
    private final Map<String, String> annotations;

    private KameletFacts(String kamelet, Map<String, String> annotations) {
        this.kamelet = kamelet;
        this.annotations = annotations;
    }

    /** Returns what the Kamelet says; empty if there is none of that name in the folder. */
    static Optional<KameletFacts> of(Path folder, String kamelet) {
        var file = folder.resolve(kamelet + ".kamelet.yaml");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            var annotations = new HashMap<String, String>();
            ANNOTATION
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> annotations.put(found.group(1), found.group(2)));
            return Optional.of(new KameletFacts(kamelet, annotations));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns in which of these facts of a report the Kamelet says something else. */
    List<String> differences(Map<String, ?> facts) {
        var differences = new ArrayList<String>();
        facts.forEach((name, shown) -> {
            var said = annotations.getOrDefault(name, "");
            if (Arrays.stream(said.split("; ")).noneMatch(each -> value(each).equals(shown.toString()))) {
                differences.add("%s says %s: '%s', and the contract shows '%s'".formatted(kamelet, name, said, shown));
            }
        });
        return differences;
    }

    private static String value(String oneCase) {
        return oneCase.replaceFirst(" with .*", "");
    }

    /** Returns a constant's name as annotations spell it. */
    static String spelled(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
