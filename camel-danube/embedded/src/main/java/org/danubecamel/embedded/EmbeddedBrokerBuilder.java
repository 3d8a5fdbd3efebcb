package org.danubecamel.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link EmbeddedBroker}. Every setter checks its value and throws IllegalArgumentException. */
public final class EmbeddedBrokerBuilder {

    private static final Pattern NAMESPACE = Pattern.compile("[\\p{IsAlphabetic}\\p{N}_-]+");
    private static final int MAX_WINDOW = 10_000;

    private final Set<String> namespaces = new LinkedHashSet<>();
    private int port;
    private int adminPort;
    private int window = 10;
    private FailurePolicy failurePolicy = FailurePolicy.DEFAULT;
    private boolean autoCreateTopics = true;
    private Limits limits = Limits.UNLIMITED;
    private int maxPublishBytes = 4 * 1024 * 1024;
    private @Nullable Path dataDirectory;
    private boolean fsync = true;
    private LongSupplier ids = Ids::random;

    EmbeddedBrokerBuilder() {}

    /** Sets the port for clients, 0 to 65535. 0, the default, takes any free one. */
    public EmbeddedBrokerBuilder port(int value) {
        port = checkPort("port", value);
        return this;
    }

    /** Sets the port of the admin services, 0 to 65535. 0, the default, takes any free one. */
    public EmbeddedBrokerBuilder adminPort(int value) {
        adminPort = checkPort("adminPort", value);
        return this;
    }

    /** Sets how many messages of a subscription may be unacknowledged at once, 1 to 10000; 10 by default. */
    public EmbeddedBrokerBuilder window(int messages) {
        if (messages < 1 || messages > MAX_WINDOW) {
            throw new IllegalArgumentException("window is " + messages + "; allowed is 1 to " + MAX_WINDOW);
        }
        window = messages;
        return this;
    }

    /** Sets how long a delivered message may stay unacknowledged before it is delivered again; 30 s by default. */
    public EmbeddedBrokerBuilder ackTimeout(Duration timeout) {
        failurePolicy = failurePolicy.withAckTimeout(timeout);
        return this;
    }

    /** Sets the failure policy of every subscription, ack timeout included; the real broker's by default. */
    public EmbeddedBrokerBuilder failurePolicy(FailurePolicy policy) {
        failurePolicy = policy;
        return this;
    }

    /** Sets whether a producer creates a topic that does not exist; true by default. Consumers never do. */
    public EmbeddedBrokerBuilder autoCreateTopics(boolean value) {
        autoCreateTopics = value;
        return this;
    }

    /** Adds a namespace to {@code default} and {@code system}, which always exist. */
    public EmbeddedBrokerBuilder namespace(String name) {
        if (!NAMESPACE.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "The namespace is '" + name + "'; allowed are letters, digits, '_' and '-', at least one");
        }
        namespaces.add(name);
        return this;
    }

    /** Sets upper bounds per topic; there are none by default. */
    public EmbeddedBrokerBuilder limits(Limits value) {
        limits = value;
        return this;
    }

    /** Sets the most bytes that a published message may have when encoded; 4 MiB by default, at most 32 MiB. */
    public EmbeddedBrokerBuilder maxPublishBytes(int bytes) {
        int most = 32 * 1024 * 1024;
        if (bytes < 1 || bytes > most) {
            throw new IllegalArgumentException("maxPublishBytes is " + bytes + "; allowed is 1 to " + most);
        }
        maxPublishBytes = bytes;
        return this;
    }

    /**
     * Sets the directory that keeps topics, messages, positions and failure policies, which is made if it does not
     * exist; null, the default, for none: all is kept on the heap and lost when the broker closes. One broker at a time
     * may use a directory.
     */
    public EmbeddedBrokerBuilder dataDirectory(@Nullable Path directory) {
        dataDirectory = directory;
        return this;
    }

    /**
     * Sets whether what is kept in the data directory is synced to the disk before it is answered; true by default.
     * Without, answers come sooner and survive a kill of the process, but those of the last seconds before a crash of
     * the machine may be lost.
     */
    public EmbeddedBrokerBuilder fsync(boolean value) {
        fsync = value;
        return this;
    }

    /** Sets where ids come from; a test that needs certain ids is the only one to care. */
    EmbeddedBrokerBuilder ids(LongSupplier source) {
        ids = source;
        return this;
    }

    /**
     * Builds the broker and opens its data directory, if it has one; {@link EmbeddedBroker#start()} opens its ports.
     *
     * @throws IllegalStateException if the data directory cannot be used, is used by another broker, or is damaged
     */
    public EmbeddedBroker build() {
        return new EmbeddedBroker(
                new BrokerSettings(
                        port,
                        adminPort,
                        window,
                        failurePolicy,
                        autoCreateTopics,
                        Set.copyOf(namespaces),
                        limits,
                        maxPublishBytes,
                        dataDirectory,
                        fsync),
                ids);
    }

    private static int checkPort(String name, int value) {
        if (value < 0 || value > 65_535) {
            throw new IllegalArgumentException(name + " is " + value + "; allowed is 0 to 65535");
        }
        return value;
    }
}
