package org.danubecamel.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Each message to the next consumer that can take one. */
final class RoundRobinRouting implements Routing {

    private List<Consumer> consumers = List.of();
    private int next;

    @Override
    public void consumersChanged(List<Consumer> connected) {
        consumers = connected;
        next = connected.isEmpty() ? 0 : next % connected.size();
    }

    @Override
    public @Nullable Consumer route(String key) {
        for (int tried = 0; tried < consumers.size(); tried++) {
            Consumer candidate = consumers.get(next);
            next = (next + 1) % consumers.size();
            if (candidate.canAccept()) {
                return candidate;
            }
        }
        return null;
    }
}
