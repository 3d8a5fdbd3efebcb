package org.danubecamel.client.internal.wire;

import io.grpc.Channel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.danubecamel.client.TopicName;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.TopicLookupRequest;

/** What all producers and consumers of one client share: connections, a timer, the callback executor and discovery. */
public final class Wire implements AutoCloseable {

    private final ServiceUrl serviceUrl;
    private final Settings settings;
    private final FrequentCalls frequentCalls = new FrequentCalls(this);
    private final LateCompletions lateCompletions = new LateCompletions(this);
    private final Connections connections;
    private final Callbacks callbacks;
    private final Executor listeners;
    private final Timer timer;
    private final AtomicLong requestIds = new AtomicLong();

    /**
     * Connects to nothing yet.
     *
     * @param callbacks completes the caller's futures
     * @param listeners calls listeners
     */
    public Wire(ServiceUrl serviceUrl, Settings settings, Executor callbacks, Executor listeners) {
        this(serviceUrl, settings, callbacks, listeners, new Channels(settings.keepAlive()), new TimerThread());
    }

    /**
     * Connects to nothing yet.
     *
     * @param callbacks completes the caller's futures
     * @param listeners calls listeners
     * @param connections closed with this
     * @param timer closed with this
     */
    public Wire(
            ServiceUrl serviceUrl,
            Settings settings,
            Executor callbacks,
            Executor listeners,
            Connections connections,
            Timer timer) {
        this.serviceUrl = serviceUrl;
        this.settings = settings;
        this.callbacks = new Callbacks(this, callbacks);
        this.listeners = listeners;
        this.connections = connections;
        this.timer = timer;
    }

    /** Returns what holds for every call. */
    public Settings settings() {
        return settings;
    }

    /** Returns what completes the caller's futures. */
    public Executor callbacks() {
        return callbacks;
    }

    /**
     * Runs a short task that hands something over to other threads: on a network thread when it has worked off what it
     * has read at once, elsewhere now.
     */
    public void handOver(Runnable task) {
        connections.handOver(task);
    }

    /** Returns what makes the calls of which there are many. */
    public FrequentCalls frequentCalls() {
        return frequentCalls;
    }

    /** Returns what completes the futures that nobody waits for. */
    public LateCompletions lateCompletions() {
        return lateCompletions;
    }

    /** Returns what calls listeners. */
    public Executor listeners() {
        return listeners;
    }

    /** Returns a number for a call that is not a publish. */
    public long nextRequestId() {
        return requestIds.incrementAndGet();
    }

    /** Runs a short task on the timer thread after a while; does nothing once the client is closed. */
    public void schedule(Runnable task, long delayMillis) {
        timer.schedule(task, delayMillis);
    }

    /** Returns the connection to the broker that the user named. */
    public Channel serviceChannel() {
        return connections.to(serviceUrl);
    }

    /**
     * Finds the broker that serves {@code topic}.
     *
     * @param found called on a network thread with the connection to it, empty if no broker does
     * @param failed called on a network thread if the question was not answered
     */
    public void lookup(TopicName topic, Consumer<Optional<Channel>> found, Consumer<Failure> failed) {
        Calls.unary(
                serviceChannel(),
                DiscoveryGrpc.getTopicLookupMethod(),
                lookupRequest(topic),
                settings.requestTimeout(),
                new Lookup(this, topic, found, failed));
    }

    /** Returns the connection to the server at an address that the user named. */
    public Channel channelTo(ServiceUrl url) {
        return connections.to(url);
    }

    /** Returns the connection to the broker at the address that another broker named. */
    Channel channelTo(String connectUrl) {
        return connections.to(ServiceUrl.parse(connectUrl));
    }

    /**
     * Lists the partitions of {@code topic}.
     *
     * @param found called on a network thread with the partitions in the order of their numbers; just the topic itself
     *     if it is a plain one; nothing if it does not exist
     * @param failed called on a network thread if the question was not answered
     */
    public void partitions(TopicName topic, Consumer<List<TopicName>> found, Consumer<Failure> failed) {
        Calls.unary(
                serviceChannel(),
                DiscoveryGrpc.getTopicPartitionsMethod(),
                lookupRequest(topic),
                settings.requestTimeout(),
                Calls.answer(
                        response -> found.accept(Partitions.exact(topic, response.getPartitionsList())),
                        cause -> failed.accept(Failures.classify(Operation.PARTITIONS, topic, cause))));
    }

    /** Asks whether a Danube broker answers at the service URL. */
    public void ping(Runnable answered, Consumer<Failure> failed) {
        // A health check needs no right beyond authentication and answers for any id.
        var request =
                HealthCheckRequest.newBuilder().setRequestId(nextRequestId()).build();
        Calls.unary(
                serviceChannel(),
                HealthCheckGrpc.getHealthCheckMethod(),
                request,
                settings.requestTimeout(),
                Calls.answer(
                        response -> answered.run(),
                        cause -> failed.accept(Failures.classify(Operation.PING, serviceUrl, cause))));
    }

    private TopicLookupRequest lookupRequest(TopicName topic) {
        return TopicLookupRequest.newBuilder()
                .setRequestId(nextRequestId())
                .setTopic(topic.toString())
                .build();
    }

    @Override
    public void close() {
        timer.close();
        lateCompletions.close();
        callbacks.close();
        connections.close();
    }
}
