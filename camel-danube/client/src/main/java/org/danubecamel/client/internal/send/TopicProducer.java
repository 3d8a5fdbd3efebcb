package org.danubecamel.client.internal.send;

import com.google.protobuf.ByteString;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Backoff;
import org.danubecamel.client.internal.wire.Incarnation;
import org.danubecamel.client.internal.wire.StateKeeper;
import org.danubecamel.client.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Sends to a topic and its partitions. One lock guards the outbox and the registrations of all partitions; no call is
 * made while it is held.
 */
public final class TopicProducer implements Producer {

    private static final long SWEEP_MILLIS = 250;

    final Object lock = new Object();

    private final Wire wire;
    private final PendingBudget budget;
    private final InFlightWindow window;
    private final ProducerOptions options;
    private final MessageCheck check;
    private final String name;
    private final Runnable whenClosed;
    private final Outbox outbox;
    private final ArrayDeque<PendingSend> unrouted = new ArrayDeque<>();
    private final List<PartitionSender> partitions = new ArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final StateKeeper discovery = new StateKeeper();
    private final Backoff discoveryBackoff = Backoff.forConnecting();
    private int nextPartition;
    private boolean sweeping;
    private boolean closing;
    private volatile boolean closed;

    /**
     * Creates a producer; {@link #start} connects it.
     *
     * @param whenClosed called once when it is closed
     */
    public TopicProducer(
            Wire wire, PendingBudget budget, InFlightWindow window, ProducerOptions options, Runnable whenClosed) {
        this.wire = wire;
        this.budget = budget;
        this.window = window;
        this.options = options;
        this.whenClosed = whenClosed;
        var own = options.maxMessageSize();
        this.check = new MessageCheck(
                options.topic(), own > 0 ? own : wire.settings().maxMessageSize());
        this.name = Incarnation.of(options.name());
        this.outbox = new Outbox(name, options.ordered(), wire.callbacks());
    }

    /** Connects in the background. */
    public void start() {
        if (options.topic().isPartition()) {
            route(List.of(options.topic()));
        } else if (options.partitions() > 0) {
            route(IntStream.range(0, options.partitions())
                    .mapToObj(options.topic()::partition)
                    .toList());
        } else {
            discover();
        }
    }

    private void discover() {
        if (closed) {
            return;
        }
        wire.partitions(
                options.topic(),
                found -> route(found.isEmpty() ? List.of(options.topic()) : found),
                failure -> discoveryFailed(failure.error()));
    }

    private void discoveryFailed(DanubeException error) {
        discovery.set(error.isRetryable() ? Status.CONNECTING : Status.FAILED, error);
        if (!error.isRetryable()) {
            failUnrouted(error);
            partitionFailed(error);
        }
        wire.schedule(this::discover, discoveryBackoff.nextMillis());
    }

    private void failUnrouted(DanubeException error) {
        synchronized (lock) {
            unrouted.forEach(send -> failed(send, error));
            unrouted.clear();
        }
    }

    private void route(List<TopicName> names) {
        var dispatchable = new ArrayList<PendingSend>();
        synchronized (lock) {
            if (closed) {
                return;
            }
            for (var topic : names) {
                var partition = new PartitionSender(wire, window, this, topic, options.dispatchStrategy());
                partitions.add(partition);
                partition.connect();
            }
            for (var send : unrouted) {
                if (partitionFor(send).enter(send)) {
                    dispatchable.add(send);
                }
            }
            unrouted.clear();
        }
        dispatchable.forEach(TopicProducer::dispatch);
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
    public CompletableFuture<SendReceipt> send(OutgoingMessage message) {
        long bytes;
        try {
            bytes = check.size(message);
            takeRoom(bytes);
        } catch (DanubeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
        var payload = ByteString.copyFrom(message.payload());
        var deadline = System.nanoTime() + options.deliveryTimeout().toNanos();
        PendingSend send;
        var dispatchable = false;
        synchronized (lock) {
            send = outbox.admit(message, payload, bytes, deadline);
            if (closing) {
                failed(send, closedError());
            } else if (partitions.isEmpty()) {
                unrouted.add(send);
            } else {
                dispatchable = enter(send, partitionFor(send));
            }
            sweepLater();
        }
        if (dispatchable) {
            dispatch(send);
        }
        return send.result;
    }

    private boolean enter(PendingSend send, PartitionSender partition) {
        var hopeless = partition.coolingDown();
        if (hopeless != null) {
            failed(send, hopeless);
            return false;
        }
        return partition.enter(send);
    }

    private void takeRoom(long bytes) {
        try {
            if (!budget.take(bytes, options.deliveryTimeout().toNanos())) {
                throw new DanubeException(
                        ErrorId.WINDOW_FULL,
                        "Cannot send to " + topic() + ": as many messages or bytes as allowed were without outcome for"
                                + " the whole delivery timeout of " + options.deliveryTimeout() + ". "
                                + lastErrorWords(),
                        SendOutcome.REFUSED,
                        true,
                        state().lastError());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DanubeException(
                    ErrorId.WINDOW_FULL,
                    "Cannot send to " + topic() + ": interrupted while waiting for room.",
                    SendOutcome.REFUSED,
                    true,
                    e);
        }
    }

    private String lastErrorWords() {
        var last = state().lastError();
        return last == null ? "The broker is slower than the sender." : "Last failure: " + last.getMessage();
    }

    private PartitionSender partitionFor(PendingSend send) {
        if (partitions.size() == 1) {
            return partitions.get(0);
        }
        var index = send.message.hasRoutingKey()
                ? KeyRouting.partition(send.message.getRoutingKey(), partitions.size())
                : nextPartition++ % partitions.size();
        nextPartition = nextPartition == Integer.MAX_VALUE ? 0 : nextPartition;
        return partitions.get(index);
    }

    private static void dispatch(PendingSend send) {
        var partition = send.partition;
        if (partition != null) {
            partition.dispatch(send);
        }
    }

    private void sweepLater() {
        if (!sweeping && !outbox.isEmpty()) {
            sweeping = true;
            wire.schedule(this::sweep, SWEEP_MILLIS);
        }
    }

    private void sweep() {
        var next = new ArrayList<PendingSend>();
        synchronized (lock) {
            sweeping = false;
            for (var send : outbox.overdue(System.nanoTime())) {
                var partition = send.partition;
                if (partition == null) {
                    unrouted.remove(send);
                    expired(send, discovery.lastError());
                } else {
                    var successor = partition.expire(send);
                    if (successor != null) {
                        next.add(successor);
                    }
                }
            }
            sweepLater();
        }
        next.forEach(TopicProducer::dispatch);
    }

    boolean stored(PendingSend send, TopicName partition) {
        return leaving(send, outbox.stored(send, partition));
    }

    boolean failed(PendingSend send, DanubeException error) {
        return leaving(send, outbox.failed(send, error));
    }

    boolean expired(PendingSend send, @Nullable DanubeException lastError) {
        return leaving(send, outbox.expired(send, lastError));
    }

    private boolean leaving(PendingSend send, boolean left) {
        if (left) {
            budget.giveBack(send.bytes);
            if (outbox.isEmpty()) {
                lock.notifyAll();
            }
        }
        return left;
    }

    List<PendingSend> waitingFor(PartitionSender partition) {
        return outbox.waitingFor(partition);
    }

    boolean isClosed() {
        return closed;
    }

    void partitionReady() {
        boolean all;
        synchronized (lock) {
            all = partitions.stream().allMatch(p -> p.state().status() == Status.CONNECTED);
        }
        if (all) {
            wire.callbacks().execute(() -> ready.complete(null));
        }
    }

    void partitionFailed(DanubeException error) {
        wire.callbacks().execute(() -> ready.completeExceptionally(error));
    }

    @Override
    public CompletableFuture<Void> flush() {
        synchronized (lock) {
            return outbox.emptied();
        }
    }

    @Override
    public ConnectionState state() {
        synchronized (lock) {
            return partitions.stream()
                    .map(partition -> partition.state().get())
                    .max(Comparator.comparing(ConnectionState::status))
                    .orElseGet(discovery::get);
        }
    }

    private DanubeException closedError() {
        return new DanubeException(ErrorId.CLOSED, "The producer for " + topic() + " is closed.");
    }

    @Override
    public void close() {
        synchronized (lock) {
            if (closing) {
                return;
            }
            closing = true;
            awaitEmpty();
            closed = true;
            outbox.all().forEach(send -> failed(send, closedError()));
            partitions.forEach(partition -> partition.state().set(Status.CLOSED, null));
            discovery.set(Status.CLOSED, null);
        }
        partitionFailed(closedError());
        whenClosed.run();
    }

    private void awaitEmpty() {
        var deadline = System.nanoTime() + options.closeTimeout().toNanos();
        try {
            for (var left = deadline - System.nanoTime();
                    !outbox.isEmpty() && left > 0;
                    left = deadline - System.nanoTime()) {
                lock.wait(left / 1_000_000 + 1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
