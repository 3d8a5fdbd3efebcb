package org.danubecamel.test.delivery;

import java.util.ArrayList;
import java.util.List;
import org.danubecamel.client.SendOutcome;

/** All that is known of one message. Filled while events are read. */
final class MessageHistory {

    private final MessageId id;
    private final List<Processing> processings = new ArrayList<>(1);
    private boolean attempted;
    /** Unknown until told otherwise: a killed producer tells nothing. */
    private SendOutcome outcome = SendOutcome.UNKNOWN;

    private int doubts;

    MessageHistory(MessageId id) {
        this.id = id;
    }

    MessageId id() {
        return id;
    }

    boolean isAttempted() {
        return attempted;
    }

    SendOutcome outcome() {
        return outcome;
    }

    /** Returns how many publishes of it ended without an answer. */
    int doubts() {
        return doubts;
    }

    /** Returns its processings, in the order in which they were recorded within each file. */
    List<Processing> processings() {
        return processings;
    }

    boolean isProcessed() {
        return !processings.isEmpty();
    }

    void attempted() {
        attempted = true;
    }

    void doubted() {
        doubts++;
    }

    void settled(SendOutcome told) {
        outcome = told;
    }

    void processed(Processing processing) {
        processings.add(processing);
    }
}
