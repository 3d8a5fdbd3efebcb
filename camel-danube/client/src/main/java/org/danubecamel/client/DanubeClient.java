package org.danubecamel.client;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.danubecamel.client.internal.admin.AdminCalls;
import org.danubecamel.client.internal.receive.SubscriptionCreation;
import org.danubecamel.client.internal.receive.TopicConsumer;
import org.danubecamel.client.internal.send.InFlightWindow;
import org.danubecamel.client.internal.send.PendingBudget;
import org.danubecamel.client.internal.send.TopicProducer;
import org.danubecamel.client.internal.wire.DaemonThreads;
import org.danubecamel.client.internal.wire.Failure;
import org.danubecamel.client.internal.wire.ServiceUrl;
import org.danubecamel.client.internal.wire.Settings;
import org.danubecamel.client.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The entry to a Danube cluster: one connection to each broker, shared by all producers and consumers. Make one and
 * keep it. Nothing here connects before it is needed, so a broker that is down delays, it does not fail.
 */
public final class DanubeClient implements AutoCloseable {

    private static final int CLOSED_AT_ONCE = 16;

    private final String serviceUrl;
    private final Wire wire;
    private final PendingBudget budget;
    private final InFlightWindow window;
    private final List<ExecutorService> ownThreads;
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private DanubeClient(Builder builder) {
        this.serviceUrl = builder.serviceUrl;
        var address = ServiceUrl.resolve(builder.serviceUrl);
        var given = builder.callbackExecutor;
        // Two sets: a listener may wait for a future, and must not keep its completion from running.
        this.ownThreads = given == null ? List.of(threads("callback"), threads("listener")) : List.of();
        this.wire = new Wire(
                address,
                builder.settings(),
                given != null ? given : ownThreads.get(0),
                given != null ? given : ownThreads.get(1));
        this.budget = new PendingBudget(builder.maxPending, builder.maxPendingBytes);
        this.window = new InFlightWindow(builder.maxInFlight);
    }

    private static ExecutorService threads(String role) {
        var cores = Runtime.getRuntime().availableProcessors();
        var pool = new ThreadPoolExecutor(
                cores,
                cores,
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                DaemonThreads.named("danube-client-" + role));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /**
     * Starts a client's set-up.
     *
     * @param serviceUrl {@code http://host:port}, or {@code embedded:} for a broker within this JVM
     */
    public static Builder builder(String serviceUrl) {
        return new Builder(serviceUrl);
    }

    /**
     * Makes a producer, which connects at once in the background.
     *
     * @throws DanubeException {@link ErrorId#CLOSED}
     */
    public Producer newProducer(ProducerOptions options) {
        checkOpen();
        var self = new AtomicReference<@Nullable AutoCloseable>();
        var producer = new TopicProducer(wire, budget, window, options, () -> forget(self.get()));
        self.set(producer);
        register(producer);
        producer.start();
        return producer;
    }

    /**
     * Subscribes in the background and gives what arrives to {@code listener}.
     *
     * @throws DanubeException {@link ErrorId#CLOSED}
     */
    public Consumer newConsumer(ConsumerOptions options, MessageListener listener) {
        checkOpen();
        var self = new AtomicReference<@Nullable AutoCloseable>();
        var consumer = new TopicConsumer(wire, options, listener, () -> forget(self.get()));
        self.set(consumer);
        register(consumer);
        consumer.start();
        return consumer;
    }

    private void register(AutoCloseable opened) {
        open.add(opened);
        if (closed) {
            // Closed by another thread meanwhile, which may not have seen this one.
            close();
            throw closedError();
        }
    }

    private void forget(@Nullable AutoCloseable closedOne) {
        if (closedOne != null) {
            open.remove(closedOne);
        }
    }

    private void checkOpen() {
        if (closed) {
            throw closedError();
        }
    }

    private DanubeException closedError() {
        return new DanubeException(ErrorId.CLOSED, "The client for " + serviceUrl + " is closed.");
    }

    /**
     * Creates the topic, or each of its partitions, if it does not exist, by registering a producer that sends nothing;
     * needs no right but that to produce. Fails where it cannot be, and where no broker answers within two minutes.
     *
     * @param partitions 0 for a plain topic
     */
    public CompletableFuture<Void> createTopic(TopicName topic, DispatchStrategy dispatchStrategy, int partitions) {
        return createTopic(
                ProducerOptions.of(topic).withDispatchStrategy(dispatchStrategy).withPartitions(partitions));
    }

    CompletableFuture<Void> createTopic(ProducerOptions options) {
        var producer = newProducer(options);
        return producer.ready()
                .orTimeout(options.deliveryTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> {
                    throw failure instanceof TimeoutException
                            ? notCreated(options, producer.state().lastError())
                            : failure instanceof CompletionException wrapped
                                    ? wrapped
                                    : new CompletionException(failure);
                })
                .whenComplete((done, failure) -> producer.close());
    }

    private DanubeException notCreated(ProducerOptions options, @Nullable DanubeException last) {
        return new DanubeException(
                ErrorId.UNREACHABLE,
                "Cannot create the topic " + options.topic() + " within " + options.deliveryTimeout()
                        + ". Check that a broker runs at " + serviceUrl + "."
                        + (last == null ? "" : " Last failure: " + last.getMessage()),
                SendOutcome.REFUSED,
                true,
                last);
    }

    /**
     * Makes a subscription that nobody receives from yet, of type {@code SHARED}, so that it has what is sent from now on:
     * subscribes, opens the stream and closes it, and completes when the broker has noticed that, because it would wait
     * for a consumer that never opens its stream. Not for a subscription that exists: what it gets of its messages
     * meanwhile counts as one delivery in vain.
     *
     * @param topic a plain topic or one partition
     */
    public CompletableFuture<Void> createSubscription(TopicName topic, String subscription) {
        if (closed) {
            return CompletableFuture.failedFuture(closedError());
        }
        var result = new CompletableFuture<Void>();
        new SubscriptionCreation(
                        wire,
                        topic,
                        subscription,
                        () -> later(() -> result.complete(null)),
                        failure -> fail(result, failure))
                .start();
        return result;
    }

    /**
     * Returns the calls to a broker's admin services, which share this client's threads and end with it. Connects at
     * the first call.
     *
     * @param adminUrl {@code http://host:port}, or {@code embedded:} or {@code embedded:DIR} for a broker within this JVM
     * @throws DanubeException {@link ErrorId#SERVICE_URL} or {@link ErrorId#EMBEDDED_MISSING}
     */
    public DanubeAdmin admin(String adminUrl) {
        return new AdminCalls(wire, adminUrl, ServiceUrl.resolveAdmin(adminUrl), () -> closed);
    }

    /**
     * Asks the broker for the partitions of {@code topic}: itself if it is a plain topic, its partitions in the order of
     * their numbers, or nothing if it does not exist.
     */
    public CompletableFuture<List<TopicName>> partitions(TopicName topic) {
        if (closed) {
            return CompletableFuture.failedFuture(closedError());
        }
        var result = new CompletableFuture<List<TopicName>>();
        wire.partitions(topic, found -> later(() -> result.complete(found)), failure -> fail(result, failure));
        return result;
    }

    /** Completes if a Danube broker answers at the service URL, and otherwise fails saying what is wrong. */
    public CompletableFuture<Void> ping() {
        if (closed) {
            return CompletableFuture.failedFuture(closedError());
        }
        var result = new CompletableFuture<Void>();
        wire.ping(() -> later(() -> result.complete(null)), failure -> fail(result, failure));
        return result;
    }

    private void fail(CompletableFuture<?> result, Failure failure) {
        later(() -> result.completeExceptionally(failure.error()));
    }

    private void later(Runnable completion) {
        wire.callbacks().execute(completion);
    }

    /** Returns the URL that the client was given. */
    public String serviceUrl() {
        return serviceUrl;
    }

    /**
     * Closes all producers and consumers, each as its own {@code close} says and up to {@value #CLOSED_AT_ONCE} at once,
     * then the connections.
     */
    @Override
    public void close() {
        closed = true;
        closeAll(List.copyOf(open));
        wire.close();
        ownThreads.forEach(ExecutorService::shutdown);
    }

    private static void closeAll(List<AutoCloseable> all) {
        // Each may wait for what is under way; one after the other, many stuck ones would take very long.
        var closers = Executors.newFixedThreadPool(CLOSED_AT_ONCE, DaemonThreads.named("danube-client-close"));
        var tasks = all.stream().map(DanubeClient::closing).toList();
        try {
            for (var task : closers.invokeAll(tasks)) {
                task.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            // Interrupted as this thread is, none of them waits any more; each still gives its messages an outcome.
            all.forEach(DanubeClient::closeOne);
        } catch (ExecutionException e) {
            throw new IllegalStateException("producers and consumers close without exceptions", e.getCause());
        } finally {
            closers.shutdownNow();
        }
    }

    private static Callable<Boolean> closing(AutoCloseable one) {
        return () -> {
            one.close();
            return true;
        };
    }

    private static void closeOne(AutoCloseable one) {
        try {
            one.close();
        } catch (Exception e) {
            throw new IllegalStateException("producers and consumers close without exceptions", e);
        }
    }

    /** Collects what a client needs. */
    public static final class Builder {

        /** What gRPC makes of anything shorter. */
        private static final Duration LEAST_KEEP_ALIVE = Duration.ofSeconds(10);

        final String serviceUrl;
        Duration requestTimeout = Duration.ofSeconds(10);
        Duration sendTimeout = Duration.ofSeconds(30);
        Duration keepAlive = Duration.ofSeconds(20);
        int maxInFlight = 128;
        int maxPending = 1_000;
        long maxPendingBytes = 64L << 20;
        int maxMessageSize = (4 << 20) - (64 << 10);

        @Nullable Executor callbackExecutor;

        private Builder(String serviceUrl) {
            this.serviceUrl = serviceUrl;
        }

        /** Sets how long one call other than a publish may take, 10 s by default. */
        public Builder requestTimeout(Duration requestTimeout) {
            this.requestTimeout = requestTimeout;
            return this;
        }

        /** Sets how long one try of a publish may take, 30 s by default. */
        public Builder sendTimeout(Duration sendTimeout) {
            this.sendTimeout = sendTimeout;
            return this;
        }

        /**
         * Sets after how long without traffic a connection is probed, 20 s by default, at least 10 s, gRPC's least. A
         * probe that has no answer within 10 s ends the connection.
         */
        public Builder keepAlive(Duration keepAlive) {
            this.keepAlive = keepAlive;
            return this;
        }

        /** Sets how many publishes may be unanswered at once, over all producers; 128 by default. */
        public Builder maxInFlight(int maxInFlight) {
            this.maxInFlight = maxInFlight;
            return this;
        }

        /** Sets how many messages may have no outcome yet, over all producers; 1,000 by default. */
        public Builder maxPending(int maxPending) {
            this.maxPending = maxPending;
            return this;
        }

        /** Sets how many bytes the messages without outcome may have, over all producers; 64 MiB by default. */
        public Builder maxPendingBytes(long maxPendingBytes) {
            this.maxPendingBytes = maxPendingBytes;
            return this;
        }

        /**
         * Sets the largest message, payload, key and attributes together in bytes. 4 MiB less 64 KiB by default: the
         * broker refuses more than 4 MiB encoded.
         */
        public Builder maxMessageSize(int maxMessageSize) {
            this.maxMessageSize = maxMessageSize;
            return this;
        }

        /**
         * Sets what completes futures and calls listeners, null (the default) for twice as many daemon threads as there
         * are cores, shared by all that this client makes: half complete futures, half call listeners, so that a
         * listener may wait for a future. One that is given needs a thread more than listeners wait at once.
         */
        public Builder callbackExecutor(@Nullable Executor callbackExecutor) {
            this.callbackExecutor = callbackExecutor;
            return this;
        }

        /**
         * Checks the options and makes the client.
         *
         * @throws DanubeException {@link ErrorId#SERVICE_URL}, {@link ErrorId#EMBEDDED_MISSING} or
         *     {@link ErrorId#OPTION}
         */
        public DanubeClient build() {
            Options.requirePositive("requestTimeout", requestTimeout);
            Options.requirePositive("sendTimeout", sendTimeout);
            Options.require(keepAlive.compareTo(LEAST_KEEP_ALIVE) >= 0, "keepAlive", keepAlive, "10 s or more");
            Options.require(maxInFlight >= 1, "maxInFlight", maxInFlight, "1 or more");
            Options.require(maxPending >= 1, "maxPending", maxPending, "1 or more");
            Options.require(maxPendingBytes >= 1, "maxPendingBytes", maxPendingBytes, "1 or more");
            Options.require(maxMessageSize >= 1, "maxMessageSize", maxMessageSize, "1 or more");
            return new DanubeClient(this);
        }

        private Settings settings() {
            return new Settings(requestTimeout, sendTimeout, keepAlive, maxMessageSize);
        }
    }
}
