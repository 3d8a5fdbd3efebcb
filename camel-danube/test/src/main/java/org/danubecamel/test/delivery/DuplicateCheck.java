package org.danubecamel.test.delivery;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.danubecamel.client.SendOutcome;

/**
 * Judges the processings of a message beyond the first. At another position it was stored again, for which each publish
 * without an answer excuses one copy; at the same position it was delivered again, which a doubtful acknowledgement of
 * the delivery before excuses.
 */
final class DuplicateCheck {

    private final Duration ackTimeout;
    private final FindingsCollector findings;

    DuplicateCheck(DeliveryRules rules, FindingsCollector findings) {
        this.ackTimeout = rules.ackTimeout();
        this.findings = findings;
    }

    void check(MessageHistory message) {
        if (message.processings().size() < 2) {
            return;
        }
        var positions = message.processings().stream()
                .collect(Collectors.groupingBy(Processing::position, LinkedHashMap::new, Collectors.toList()));
        storedAgain(message, positions);
        positions.forEach((position, processings) -> deliveredAgain(message, position, processings));
    }

    private void storedAgain(MessageHistory message, Map<String, List<Processing>> positions) {
        // What was answered, or given up, is one copy more than what was left without an answer.
        var rightful = message.doubts() + (message.outcome() == SendOutcome.REFUSED ? 0 : 1);
        var unexcused = Math.max(0, positions.size() - Math.max(1, rightful));
        var example = message.id() + " is stored at " + String.join(" and ", positions.keySet()) + ", and "
                + message.doubts() + " publishes of it had no answer";
        findings.add(Category.DUPLICATED, unexcused, example);
        findings.add(Category.STORED_AGAIN, positions.size() - 1L - unexcused, example);
    }

    private void deliveredAgain(MessageHistory message, String position, List<Processing> processings) {
        var inOrder = processings.stream().sorted(Processing.ORDER).toList();
        for (var earlier : inOrder.subList(0, inOrder.size() - 1)) {
            var excused = earlier.isAcknowledgementInDoubt(ackTimeout);
            findings.add(
                    excused ? Category.DELIVERED_AGAIN : Category.DUPLICATED,
                    message.id() + " at " + position + " was processed again after its acknowledgement was "
                            + (excused ? "in doubt" : "confirmed in time"));
        }
    }
}
