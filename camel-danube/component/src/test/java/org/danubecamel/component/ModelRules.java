package org.danubecamel.component;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules that hold whatever happens. */
final class ModelRules {

    /** What one process has finished, and knows to be so: acknowledged or not, it is not to be worked on again. */
    private final Set<ModelMessage> finished = new HashSet<>();

    private final Set<ModelMessage> withRoute = new HashSet<>();
    private final Map<String, ModelMessage> openByKey = new HashMap<>();
    private @Nullable Long firstOffset;
    /** The offsets began anew in the life of this process, which may not know it yet. */
    private boolean madeAgain;

    private @Nullable String violation;

    /** Another process begins, which remembers nothing. */
    void processBegins() {
        finished.clear();
        withRoute.clear();
        openByKey.clear();
        firstOffset = null;
        madeAgain = false;
    }

    void topicMadeAgain() {
        madeAgain = true;
    }

    void delivered(ModelMessage message) {
        if (firstOffset == null) {
            firstOffset = message.offset();
        }
    }

    /** The route is given a message. */
    void given(ModelMessage message) {
        require(!finished.contains(message), message + " is given to the route though it is finished");
        require(withRoute.add(message), message + " is given to the route twice at once");
        var key = message.key();
        if (key != null && !madeAgain) {
            var open = openByKey.put(key, message);
            require(open == null || open == message, message + " overtakes " + open + ", which has the same key");
        }
    }

    /** The route is done with a message, for this time or for ever. */
    void leftRoute(ModelMessage message) {
        withRoute.remove(message);
    }

    /** The route was told that a message is written. */
    void succeeded(ModelMessage message) {
        require(message.writes > 0, message + " is said to be written and is not");
        require(!finished.contains(message), message + " is finished twice");
        end(message);
    }

    /** A dead letter was stored, and the consumer was told so. */
    void deadLettered(ModelMessage message) {
        require(message.refused, message + " is dead-lettered, and nothing refused it");
        require(!finished.contains(message), message + " is dead-lettered though it is finished");
        end(message);
    }

    private void end(ModelMessage message) {
        finished.add(message);
        if (message.key() != null) {
            openByKey.remove(message.key(), message);
        }
    }

    /** The broker believes that a message is done. */
    void acknowledged(ModelMessage message) {
        require(message.isStored(), message + " is acknowledged, and neither written nor dead-lettered");
    }

    /** The consumer calls the partition complete up to an offset. */
    void complete(ModelBroker broker, OptionalLong offset) {
        if (madeAgain || offset.isEmpty() || firstOffset == null) {
            return;
        }
        for (var each = (long) firstOffset; each <= offset.getAsLong(); each++) {
            var message = broker.at(each);
            require(
                    message != null && message.isStored(),
                    "the partition is called complete up to " + offset.getAsLong() + ", and " + message + " is not");
        }
    }

    void require(boolean condition, String otherwise) {
        if (!condition && violation == null) {
            violation = otherwise;
        }
    }

    /** Fails if a rule was broken. Not where it happens, because whoever called there may catch what is thrown. */
    void report() {
        if (violation != null) {
            throw new AssertionError(violation);
        }
    }
}
