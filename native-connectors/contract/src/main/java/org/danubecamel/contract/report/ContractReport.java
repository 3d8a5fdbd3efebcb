package org.danubecamel.contract.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.danubecamel.contract.peer.TestPeer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/**
 * The facts of a connector that its contract suite shows, and what became of each check. It is printed, and written to
 * {@code target/contract/SYSTEM-DIRECTION.json}, so that the catalogue can be compared with it.
 */
public final class ContractReport {

    /** The name of the check that a Kamelet's annotations are true. */
    public static final String FACTS = "FACTS";

    private static final int SLOWEST = 10;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final String system;
    private final String direction;
    private final TestPeer peer;
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Check> checks = new ArrayList<>();

    /**
     * Begins a report.
     *
     * @param direction {@code sink} or {@code source}
     * @param peer what the checks ran with; it has been started
     */
    public ContractReport(String system, String direction, TestPeer peer) {
        this.system = system;
        this.peer = peer;
        this.direction = direction;
        facts.put("system", system);
        facts.put("direction", direction);
        facts.put("peer", Map.of("name", peer.name(), "rank", peer.rank().name(), "version", peer.version()));
    }

    /** Adds a fact for the catalogue. */
    public synchronized ContractReport fact(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /**
     * Runs a check and takes down what became of it.
     *
     * @param peer what it runs with; its log is kept where the check fails
     * @throws AssertionError if it fails in any way, with its name, because reports of dynamic tests show their numbers only
     * @throws TestAbortedException if it cannot be run
     */
    public void run(String check, TestPeer peer, Executable body) {
        var begin = System.nanoTime();
        var outcome = Outcome.FAILED;
        try {
            body.execute();
            outcome = Outcome.PASSED;
        } catch (TestAbortedException e) {
            outcome = Outcome.ABORTED;
            throw e;
        } catch (Throwable e) {
            peer.keepLog().ifPresent(log -> System.err.println("The log of " + peer.name() + ": " + log));
            throw new AssertionError(check + ": " + e.getMessage(), e);
        } finally {
            ran(check, outcome, (System.nanoTime() - begin) / 1_000_000);
        }
    }

    private synchronized void ran(String check, Outcome outcome, long millis) {
        checks.add(new Check(check, outcome, millis, null));
    }

    /** Takes down that a check says nothing about this connector. */
    public synchronized void notApplicable(String check, String reason) {
        checks.add(new Check(check, Outcome.NOT_APPLICABLE, 0, reason));
    }

    /**
     * Returns the check that the Kamelet says of itself what this report does: guarantees, and what it was tested with.
     *
     * @param kamelet its name; nothing is checked where this project has none
     */
    public Optional<Executable> saidBy(String kamelet) {
        return saidBy(KameletFacts.KAMELETS, kamelet);
    }

    synchronized Optional<Executable> saidBy(Path folder, String kamelet) {
        var said = KameletFacts.of(folder, kamelet);
        if (said.isEmpty()) {
            notApplicable(FACTS, "there is no Kamelet " + kamelet);
        }
        return said.map(kameletFacts -> () -> run(FACTS, peer, () -> {
            var differences = kameletFacts.differences(comparable());
            if (!differences.isEmpty()) {
                throw new AssertionError(String.join("; ", differences));
            }
        }));
    }

    private synchronized Map<String, Object> comparable() {
        var comparable = new TreeMap<String, Object>();
        comparable.put("peer-rank", peer.rank());
        // Some peers are the machine's own, and the catalogue is about those of Linux.
        if (System.getProperty("os.name").equals("Linux")) {
            comparable.put("peer-version", peer.version());
        }
        comparable.put("guarantee", KameletFacts.spelled(facts.getOrDefault("guarantee", "")));
        if (facts.containsKey("writeGuarantee")) {
            comparable.put("write-guarantee", facts.get("writeGuarantee"));
        }
        return comparable;
    }

    /** Returns what is printed: the outcome in a line, what does not apply, and the slowest ten checks. */
    public synchronized String text() {
        var text =
                new StringBuilder("Contract of %s-%s with %s %s (%s): %d passed, %d failed, %d do not apply, %.1f s%n"
                        .formatted(
                                system,
                                direction,
                                peer.name(),
                                peer.version(),
                                peer.rank(),
                                count(Outcome.PASSED),
                                count(Outcome.FAILED),
                                count(Outcome.NOT_APPLICABLE),
                                checks.stream().mapToLong(Check::millis).sum() / 1_000.0));
        checks.stream()
                .filter(check -> check.outcome == Outcome.NOT_APPLICABLE)
                .forEach(check -> text.append("  does not apply: %s, %s%n".formatted(check.name, check.reason)));
        text.append("  slowest: ")
                .append(checks.stream()
                        .filter(check -> check.outcome != Outcome.NOT_APPLICABLE)
                        .sorted(Comparator.comparingLong(Check::millis).reversed())
                        .limit(SLOWEST)
                        .map(check -> "%s %.1f s".formatted(check.name, check.millis / 1_000.0))
                        .collect(Collectors.joining(", ")));
        return text.append(System.lineSeparator()).toString();
    }

    /** Prints it, and writes it as JSON below {@code folder}. */
    public synchronized void publish(Path folder) {
        System.out.print(text());
        var all = new LinkedHashMap<>(facts);
        all.put("checks", checks.stream().map(Check::json).toList());
        try {
            Files.createDirectories(folder);
            JSON.writeValue(folder.resolve(system + "-" + direction + ".json").toFile(), all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(Outcome outcome) {
        return checks.stream().filter(check -> check.outcome == outcome).count();
    }

    private enum Outcome {
        PASSED,
        FAILED,
        ABORTED,
        NOT_APPLICABLE
    }

    private record Check(String name, Outcome outcome, long millis, @Nullable String reason) {

        Map<String, Object> json() {
            var json = new LinkedHashMap<String, Object>();
            json.put("name", name);
            json.put("outcome", outcome.name());
            if (reason == null) {
                json.put("millis", millis);
            } else {
                json.put("reason", reason);
            }
            return json;
        }
    }
}
