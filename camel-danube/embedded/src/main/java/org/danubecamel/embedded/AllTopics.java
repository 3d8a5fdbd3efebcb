package org.danubecamel.embedded;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Does the same to several topics, each in its own mailbox. */
final class AllTopics {

    private AllTopics() {}

    /** Runs {@code last} when the action is done for every topic. */
    static void execute(List<Topic> topics, Consumer<Topic> action, Runnable last) {
        CompletableFuture<?>[] all = topics.stream()
                .map(topic -> CompletableFuture.runAsync(() -> action.accept(topic), topic::execute))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).thenRun(last);
    }
}
