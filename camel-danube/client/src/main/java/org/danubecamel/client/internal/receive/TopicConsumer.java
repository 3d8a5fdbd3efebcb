package org.danubecamel.client.internal.receive;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.MessageListener;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Backoff;
import org.danubecamel.client.internal.wire.Incarnation;
import org.danubecamel.client.internal.wire.LocalNames;
import org.danubecamel.client.internal.wire.StateKeeper;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.ConsumerRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Receives from a topic and its partitions, each on its own, and gives what arrives to one listener. */
public final class TopicConsumer implements Consumer {

    /** Finished messages that are remembered of each partition: as many as the broker's largest window. */
    private static final int SHIELD_SIZE = 10_000;

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);
    private static final Duration PAUSE_AFTER_GIVING_UP = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_REJECTION = Duration.ofSeconds(1);
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Logger LOG = LoggerFactory.getLogger(TopicConsumer.class);

    private final Wire wire;
    private final ConsumerOptions options;
    private final MessageListener listener;
    private final Runnable whenClosed;
    private final Function<TopicName, Inbox> inboxes;
    private final String baseName;
    private final Dispatcher dispatcher;
    private final Bounds bounds;
    private final AttemptGuard guard;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final StateKeeper discovery = new StateKeeper();
    private final Backoff discoveryBackoff = Backoff.forConnecting();
    private final Backoff pausesBetweenLooks = new Backoff(FIRST_RETRY, LONGEST_RETRY);
    private volatile List<PartitionReceiver> partitions = List.of();
    private volatile String name;
    private boolean suspended;
    private boolean closed;

    /**
     * Creates a consumer; {@link #start} subscribes it.
     *
     * @param whenClosed called once when it is closed
     */
    public TopicConsumer(Wire wire, ConsumerOptions options, MessageListener listener, Runnable whenClosed) {
        this(wire, options, listener, whenClosed, partition -> new MemoryInbox(partition, SHIELD_SIZE));
    }

    /** @param inboxes makes the inbox of each partition */
    TopicConsumer(
            Wire wire,
            ConsumerOptions options,
            MessageListener listener,
            Runnable whenClosed,
            Function<TopicName, Inbox> inboxes) {
        this.wire = wire;
        this.options = options;
        this.listener = listener;
        this.whenClosed = whenClosed;
        this.inboxes = inboxes;
        var given = options.consumerName();
        var base = given != null ? given : derivedName(options.subscription());
        // A key-shared consumer that comes back under a name it had is deaf for ever (danube-broker 0.15.1).
        this.baseName = options.subscriptionType() == SubscriptionType.KEY_SHARED ? Incarnation.of(base) : base;
        this.name = baseName;
        this.bounds = new Bounds(options.maxUnfinished(), options.maxUnfinishedBytes());
        var keyShared = options.subscriptionType() == SubscriptionType.KEY_SHARED;
        this.guard = new AttemptGuard(
                wire,
                keyShared ? null : options::maxUnfinishedTime,
                options::maxUnfinishedDeliveries,
                this::age,
                bounds::messages,
                this::guarded);
        var executor = options.executor();
        this.dispatcher = new Dispatcher(
                executor != null ? executor : wire.listeners(),
                options.concurrency(),
                options.maxInFlight(),
                this::deliver,
                wire::handOver,
                task -> wire.schedule(task, PAUSE_AFTER_REJECTION.toMillis()));
    }

    private static String derivedName(String subscription) {
        return subscription + "-" + LocalNames.hostAndProcess() + "-" + COUNT.incrementAndGet();
    }

    /** Subscribes in the background. */
    public void start() {
        if (options.topic().isPartition()) {
            receiveFrom(List.of(options.topic()));
        } else {
            discover();
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void discover() {
        if (isClosed()) {
            return;
        }
        wire.partitions(options.topic(), this::discovered, failure -> discoveryFailed(failure.error()));
    }

    private void discovered(List<TopicName> found) {
        if (found.isEmpty()) {
            discoveryFailed(topicMissing());
            return;
        }
        receiveFrom(found);
        if (!found.contains(topic())) {
            lookAgain();
        }
    }

    /** Partitions are made one after the other, and may not all have been there. */
    private void lookAgain() {
        wire.schedule(this::discover, pausesBetweenLooks.nextMillis());
    }

    private DanubeException topicMissing() {
        return new DanubeException(
                ErrorId.TOPIC_MISSING,
                "The topic " + topic() + " does not exist. Create it, or send to it first; a subscription cannot.",
                SendOutcome.REFUSED,
                options.waitForTopic(),
                null);
    }

    private void discoveryFailed(DanubeException error) {
        if (!partitions.isEmpty()) {
            // Those that are known tell their troubles themselves.
            lookAgain();
            return;
        }
        var before = discovery.lastError();
        if (before == null || before.id() != error.id()) {
            LOG.warn("Not receiving from {}: {}", topic(), error.getMessage());
        }
        discovery.set(error.isRetryable() ? Status.CONNECTING : Status.FAILED, error);
        if (error.isRetryable()) {
            wire.schedule(this::discover, discoveryBackoff.nextMillis());
        } else {
            partitionFailed(error);
            wire.schedule(this::discover, PAUSE_AFTER_GIVING_UP.toMillis());
        }
    }

    private void receiveFrom(List<TopicName> topics) {
        synchronized (this) {
            var all = new ArrayList<>(partitions);
            topics.stream()
                    .filter(topic ->
                            all.stream().noneMatch(known -> known.topic().equals(topic)))
                    .map(topic -> new PartitionReceiver(wire, this, topic, inboxes.apply(topic)))
                    .forEachOrdered(all::add);
            partitions = List.copyOf(all);
        }
        openOrClose();
    }

    /** Opens the streams unless there is a reason to keep them closed. */
    private void openOrClose() {
        Status wanted;
        do {
            wanted = wanted();
            for (var partition : partitions) {
                if (wanted == Status.CONNECTED) {
                    partition.open();
                } else {
                    partition.close(wanted, guard.closesStreams() ? unfinishedTooLong() : null);
                }
            }
            // Another thread may have changed its mind meanwhile and been overtaken by this one.
        } while (wanted != wanted());
    }

    private synchronized Status wanted() {
        if (closed) {
            return Status.CLOSED;
        }
        var resting = suspended || bounds.exceeded() || guard.closesStreams();
        return resting ? Status.SUSPENDED : Status.CONNECTED;
    }

    ConsumerOptions options() {
        return options;
    }

    /** Returns what subscribes to one partition at a consumer's {@code attempt}-th try, counted from 1. */
    ConsumerRequest subscribeRequest(TopicName topic, long attempt) {
        name = options.subscriptionType() == SubscriptionType.KEY_SHARED && attempt > 1
                ? baseName + "-g" + attempt
                : baseName;
        return ConsumerRequest.newBuilder()
                .setRequestId(wire.nextRequestId())
                .setTopicName(topic.toString())
                .setConsumerName(name)
                .setSubscription(options.subscription())
                .setSubscriptionType(
                        switch (options.subscriptionType()) {
                            case EXCLUSIVE -> ConsumerRequest.SubscriptionType.Exclusive;
                            case SHARED -> ConsumerRequest.SubscriptionType.Shared;
                            case FAILOVER -> ConsumerRequest.SubscriptionType.Failover;
                            case KEY_SHARED -> ConsumerRequest.SubscriptionType.KeyShared;
                        })
                .build();
    }

    void received(List<InboxDelivery> deliveries) {
        var bytes = 0L;
        for (var delivery : deliveries) {
            bytes += bytes(delivery);
        }
        if (bounds.add(deliveries.size(), bytes)) {
            LOG.warn(
                    "More than {} messages or {} bytes of {} are unfinished: the streams stay closed until half are.",
                    options.maxUnfinished(),
                    options.maxUnfinishedBytes(),
                    topic());
            applyBounds();
        }
        guard.received();
        dispatcher.offer(deliveries);
    }

    /** A message that is unfinished was delivered once more, so that it makes {@code deliveries} in all. */
    void heldBack(int deliveries) {
        guard.deliveredAgain(deliveries);
    }

    void finished(InboxDelivery delivery) {
        if (bounds.remove(bytes(delivery))) {
            applyBounds();
        }
        guard.finished();
        dispatcher.finished(delivery);
    }

    private Duration age() {
        return partitions.stream()
                .map(PartitionReceiver::age)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void guarded() {
        if (guard.closesStreams()) {
            LOG.warn("Not receiving: {}", unfinishedTooLong().getMessage());
        } else {
            LOG.info("Receiving from {} again: all that was received is finished", topic());
        }
        applyBounds();
    }

    private DanubeException unfinishedTooLong() {
        return new DanubeException(
                ErrorId.UNFINISHED_TOO_LONG,
                "A message of " + topic() + " is unfinished for more than "
                        + options.maxUnfinishedTime().toSeconds()
                        + " s, or was delivered "
                        + options.maxUnfinishedDeliveries()
                        + " times meanwhile. The streams stay closed until all that was received is finished, because"
                        + " the broker counts how often it sends a message again, and stops the subscription at its"
                        + " limit. See why messages are not finished; or raise the subscription's limits by its failure"
                        + " policy.");
    }

    private void applyBounds() {
        // Not here: the caller may be the stream that is to be closed.
        wire.schedule(this::openOrClose, 0);
    }

    private static long bytes(InboxDelivery delivery) {
        return delivery.received().proto().getSerializedSize();
    }

    void retryLater(InboxDelivery delivery, Duration delay) {
        dispatcher.postponed();
        var bounded = delay.compareTo(LONGEST_PAUSE) < 0 ? delay : LONGEST_PAUSE;
        wire.schedule(() -> dispatcher.again(delivery.next()), bounded.toMillis());
    }

    private void deliver(InboxDelivery delivery) {
        try {
            listener.onMessage(delivery);
        } catch (RuntimeException | Error failure) {
            var doublings = Math.min(delivery.redeliveryCount(), 6);
            var delay = FIRST_RETRY.multipliedBy(1L << doublings);
            delay = delay.compareTo(LONGEST_RETRY) < 0 ? delay : LONGEST_RETRY;
            if (delivery.retryUnlessDecided(delay)) {
                LOG.warn("The listener failed at {}; it is given the message again in {}", delivery, delay, failure);
            } else {
                LOG.warn("The listener failed after it had decided about {}", delivery, failure);
            }
        }
    }

    void partitionReady() {
        if (partitions.stream().allMatch(p -> p.state().status() == Status.CONNECTED)) {
            wire.callbacks().execute(() -> ready.complete(null));
        }
    }

    void partitionFailed(DanubeException error) {
        wire.callbacks().execute(() -> ready.completeExceptionally(error));
    }

    @Override
    public TopicName topic() {
        return options.topic();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Void> ready() {
        return ready.copy();
    }

    @Override
    public ConnectionState state() {
        return partitions.stream()
                .map(PartitionReceiver::state)
                .max(Comparator.comparing(ConnectionState::status))
                .orElseGet(discovery::get);
    }

    @Override
    public int inFlight() {
        return dispatcher.inFlight();
    }

    @Override
    public int unfinished() {
        return bounds.messages();
    }

    @Override
    public void hold() {
        dispatcher.hold();
    }

    @Override
    public void release() {
        dispatcher.release();
        dispatcher.wake();
    }

    @Override
    public void admitOne() {
        dispatcher.admitOne();
        dispatcher.wake();
    }

    @Override
    public void suspend() {
        synchronized (this) {
            if (suspended || closed) {
                return;
            }
            suspended = true;
            // Within the lock, so that of two opposite calls the later one decides about both.
            dispatcher.pause();
        }
        whenSettled(this::openOrClose);
    }

    /** Runs {@code action} once the listener holds nothing and all acknowledgements are answered. */
    private void whenSettled(Runnable action) {
        dispatcher.whenIdle(() -> whenAnswered(action));
    }

    /** Runs {@code action} once all acknowledgements are answered. */
    private void whenAnswered(Runnable action) {
        // The same ones are counted and asked, even if another partition is found meanwhile.
        var known = partitions;
        var open = new AtomicInteger(known.size() + 1);
        Runnable one = () -> {
            if (open.decrementAndGet() == 0) {
                action.run();
            }
        };
        known.forEach(partition -> partition.acks().whenIdle(one));
        one.run();
    }

    @Override
    public void resume() {
        synchronized (this) {
            if (!suspended || closed) {
                return;
            }
            suspended = false;
            dispatcher.unpause();
        }
        openOrClose();
        dispatcher.wake();
    }

    @Override
    public void close() {
        closeWhen(this::whenSettled);
    }

    @Override
    public void closeNow() {
        closeWhen(this::whenAnswered);
    }

    private void closeWhen(java.util.function.Consumer<Runnable> condition) {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            dispatcher.pause();
        }
        var settled = new CountDownLatch(1);
        condition.accept(settled::countDown);
        try {
            if (!settled.await(options.closeTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn(
                        "Closing the consumer of {} with {} messages in flight; they stay with the broker.",
                        topic(),
                        inFlight());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        guard.end();
        openOrClose();
        discovery.set(Status.CLOSED, null);
        partitionFailed(new DanubeException(ErrorId.CLOSED, "The consumer of " + topic() + " is closed."));
        whenClosed.run();
    }
}
