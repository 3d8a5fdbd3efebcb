package org.danubecamel.test.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import org.danubecamel.client.SendOutcome;

/** Judges the records of a run. All messages of the run are in memory meanwhile, at about half a kilobyte each. */
public final class DeliveryChecker {

    private final DeliveryRules rules;
    private final FindingsCollector findings;

    private DeliveryChecker(DeliveryRules rules) {
        this.rules = rules;
        this.findings = new FindingsCollector(rules.examples());
    }

    /**
     * Judges all event files of a directory.
     *
     * @throws IllegalArgumentException if it is not a directory, has no event file, one cannot be understood, or they
     *     belong to different runs
     * @throws UncheckedIOException if a file cannot be read
     */
    public static DeliveryReport check(Path directory, DeliveryRules rules) {
        return new DeliveryChecker(rules).judge(RunHistory.read(eventFiles(directory)));
    }

    static List<Path> eventFiles(Path directory) {
        try (var files = Files.list(directory)) {
            var found = files.filter(file -> file.toString().endsWith(EventFile.SUFFIX))
                    .sorted()
                    .toList();
            Checks.require(
                    !found.isEmpty(),
                    "directory",
                    directory,
                    "one with files named *" + EventFile.SUFFIX + ", which producers and consumers write");
            return found;
        } catch (NotDirectoryException | NoSuchFileException e) {
            throw new IllegalArgumentException("There is no directory " + directory + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + directory + ": " + e.getMessage(), e);
        }
    }

    private DeliveryReport judge(RunHistory run) {
        var duplicates = new DuplicateCheck(rules, findings);
        for (var message : run.messages()) {
            if (!message.isAttempted()) {
                findings.add(Category.PHANTOM, message.id() + " was received, but never sent in this run");
            } else if (message.isProcessed() && message.outcome() == SendOutcome.REFUSED) {
                findings.add(Category.CONTRADICTED, message.id() + " was processed, but its sender was told REFUSED");
            } else if (!message.isProcessed() && message.outcome() == SendOutcome.STORED) {
                findings.add(Category.LOST, message.id() + " was never processed, but its sender was told STORED");
            }
            duplicates.check(message);
        }
        if (rules.ordered()) {
            new OrderCheck(findings).check(run.messages());
        }
        run.corrupted()
                .forEach(corrupted -> findings.add(Category.CORRUPT, corrupted.position() + ": " + corrupted.reason()));
        checkSense(run);
        return new DeliveryReport(run.run(), count(run), findings.findings());
    }

    /** A check that nothing could fail is worth nothing. */
    private void checkSense(RunHistory run) {
        if (run.messages().stream().noneMatch(message -> message.outcome() == SendOutcome.STORED)) {
            findings.add(Category.EMPTY, "no sender was told that a message is stored");
        }
        if (!run.isDrained()) {
            findings.add(Category.UNFINISHED, "no consumer was drained after the last outcome of a send");
        }
    }

    private static DeliveryCounts count(RunHistory run) {
        var sent = run.messages().stream().filter(MessageHistory::isAttempted).toList();
        return new DeliveryCounts(
                sent.size(),
                withOutcome(sent, SendOutcome.STORED),
                withOutcome(sent, SendOutcome.REFUSED),
                withOutcome(sent, SendOutcome.UNKNOWN),
                sent.stream()
                        .filter(message -> message.outcome() == SendOutcome.UNKNOWN && message.isProcessed())
                        .count(),
                sent.stream().mapToLong(MessageHistory::doubts).sum(),
                run.received(),
                run.processings(),
                run.messages().stream().filter(MessageHistory::isProcessed).count());
    }

    private static long withOutcome(List<MessageHistory> messages, SendOutcome outcome) {
        return messages.stream().filter(message -> message.outcome() == outcome).count();
    }
}
