package org.danubecamel.embedded;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Does the same to several topics, each in its own mailbox. */
final class AllTopics {

    private AllTopics() {}

    /** Runs {@code last} once, when the action was done to every topic; there must be one. */
    static void execute(List<Topic> topics, Consumer<Topic> action, Runnable last) {
        AtomicInteger open = new AtomicInteger(topics.size());
        for (Topic topic : topics) {
            topic.execute(() -> {
                try {
                    action.accept(topic);
                } finally {
                    if (open.decrementAndGet() == 0) {
                        last.run();
                    }
                }
            });
        }
    }
}
