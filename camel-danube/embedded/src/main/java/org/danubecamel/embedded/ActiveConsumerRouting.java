package org.danubecamel.embedded;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything to one consumer. When it goes, the next connected one takes over and keeps the role. */
final class ActiveConsumerRouting implements Routing {

    private @Nullable Consumer current;

    @Override
    public void consumersChanged(List<Consumer> connected) {
        if (current == null || !connected.contains(current)) {
            current = connected.isEmpty() ? null : connected.get(0);
        }
    }

    @Override
    public @Nullable Consumer route(String key) {
        return current != null && current.canAccept() ? current : null;
    }
}
