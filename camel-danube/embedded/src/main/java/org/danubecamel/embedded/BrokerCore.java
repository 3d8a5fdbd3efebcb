package org.danubecamel.embedded;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.danubecamel.embedded.storage.Storage;
import org.jspecify.annotations.Nullable;

/** What the services of one broker share. */
final class BrokerCore {

    private static final int MAX_FORGOTTEN_PRODUCERS = 1_000;

    private final String id = Long.toUnsignedString(Ids.random());
    private final DeadLetterProducer deadLetters = new DeadLetterProducer(this);
    private final BrokerSettings settings;
    private final ScheduledExecutorService executor;
    private final Storage storage;
    private final Namespaces namespaces;
    private final TopicRegistry topics;
    private final IdRegistry<Producer> producers;
    private final IdRegistry<Consumer> consumers;
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final Set<Producer> producersOfDeletedTopics = Collections.synchronizedSet(new LinkedHashSet<>());

    BrokerCore(BrokerSettings settings, LongSupplier ids, ScheduledExecutorService executor, Storage storage) {
        this.settings = settings;
        this.executor = executor;
        this.storage = storage;
        this.namespaces = new Namespaces(settings.namespaces(), storage);
        this.topics =
                new TopicRegistry(namespaces, (name, reliable) -> new Topic(storage.createTopic(name, reliable), this));
        storage.topics().forEach(found -> topics.add(new Topic(found, this)));
        this.producers = new IdRegistry<>(ids);
        this.consumers = new IdRegistry<>(ids);
    }

    BrokerSettings settings() {
        return settings;
    }

    /** Returns the broker's own threads, for timers and for work that its connections' turns did not finish. */
    ScheduledExecutorService executor() {
        return executor;
    }

    Storage storage() {
        return storage;
    }

    /** Returns the id by which admin calls name this broker. */
    String id() {
        return id;
    }

    DeadLetterProducer deadLetters() {
        return deadLetters;
    }

    /** Returns the topic that a producer asks for, which creates it where that is allowed. */
    Topic topicForProducer(String name, boolean reliable) {
        return settings.autoCreateTopics() ? topics.getOrCreate(name, reliable) : topics.get(name);
    }

    Namespaces namespaces() {
        return namespaces;
    }

    TopicRegistry topics() {
        return topics;
    }

    IdRegistry<Producer> producers() {
        return producers;
    }

    IdRegistry<Consumer> consumers() {
        return consumers;
    }

    /** Returns the broker that a topic was planned to be found at, or null for this one. */
    @Nullable String redirectOf(String topic) {
        return redirects.get(topic);
    }

    Map<String, String> redirects() {
        return redirects;
    }

    /** Keeps the id of a deleted topic's producer known for a while, as the real broker does until it restarts. */
    void forgetLater(Producer producer) {
        synchronized (producersOfDeletedTopics) {
            producersOfDeletedTopics.add(producer);
            if (producersOfDeletedTopics.size() > MAX_FORGOTTEN_PRODUCERS) {
                Producer oldest = producersOfDeletedTopics.iterator().next();
                producersOfDeletedTopics.remove(oldest);
                producers.remove(oldest.id());
            }
        }
    }
}
