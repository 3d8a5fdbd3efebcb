package org.danubecamel.component;

import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** What really became of one message, whoever thinks what of it. */
final class ModelMessage {

    final int number;
    final StreamMessage wire;
    /** What the sink never accepts. */
    boolean poison;
    /** How often it was written. */
    int writes;
    /** How often it was stored as a dead letter. */
    int deadLetters;
    /** The sink has named it, or refused it alone, so that it may be blamed. */
    boolean refused;
    /** The broker holds it no more: it was acknowledged, or its topic was deleted. */
    boolean gone;

    ModelMessage(int number, StreamMessage wire, boolean poison) {
        this.number = number;
        this.wire = wire;
        this.poison = poison;
    }

    long offset() {
        return wire.getMsgId().getTopicOffset();
    }

    @Nullable String key() {
        return wire.hasRoutingKey() ? wire.getRoutingKey() : null;
    }

    boolean isStored() {
        return writes > 0 || deadLetters > 0;
    }

    @Override
    public String toString() {
        return "message " + number;
    }
}
