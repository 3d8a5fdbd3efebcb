package org.danubecamel.test.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.client.SendOutcome;
import org.jspecify.annotations.Nullable;

/** Compares, within each key, the order in which messages were first processed with that of sending. */
final class OrderCheck {

    private final FindingsCollector findings;

    OrderCheck(FindingsCollector findings) {
        this.findings = findings;
    }

    private record First(MessageHistory message, Processing processing) {}

    void check(Collection<MessageHistory> messages) {
        Map<String, List<First>> lanes = new HashMap<>();
        for (var message : messages) {
            var first = message.processings().stream().min(Processing.ORDER);
            first.ifPresent(processing -> lanes.computeIfAbsent(message.id().lane(), lane -> new ArrayList<>())
                    .add(new First(message, processing)));
        }
        lanes.values().forEach(this::checkLane);
    }

    private void checkLane(List<First> lane) {
        lane.sort((a, b) -> Processing.ORDER.compare(a.processing(), b.processing()));
        MessageId highest = null;
        for (var first : lane) {
            var id = first.message().id();
            if (highest == null || id.sequence() > highest.sequence()) {
                highest = id;
            } else {
                overtaken(first, highest);
            }
        }
    }

    private void overtaken(First first, @Nullable MessageId by) {
        // After a message in doubt its producer goes on, while a publish of it may still be under way.
        var category = first.message().outcome() == SendOutcome.UNKNOWN ? Category.LATE : Category.REORDERED;
        findings.add(
                category,
                first.message().id() + " at " + first.processing().position() + " was first processed after " + by);
    }
}
