package org.danubecamel.component;

import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.TopicName;

/** Says why a topic cannot have dead letters, whoever sends them there. */
final class DeadLetterTopicErrors {

    private DeadLetterTopicErrors() {}

    static DanubeException missing(TopicName topic) {
        return new DanubeException(
                ErrorId.TOPIC_MISSING,
                "The dead-letter topic " + topic + " does not exist. Create it, or set autoCreateTopic=true.");
    }

    /**
     * Requires a reliable topic.
     *
     * @param otherwise why another one does not do, and what to do
     * @throws DanubeException {@link ErrorId#TOPIC_CONFLICT} if it is another one
     */
    static void requireReliable(TopicName topic, DispatchStrategy strategy, String otherwise) {
        if (strategy != DispatchStrategy.RELIABLE) {
            throw new DanubeException(
                    ErrorId.TOPIC_CONFLICT,
                    "The dead-letter topic " + topic + " has the dispatch strategy " + strategy + ", and " + otherwise);
        }
    }
}
