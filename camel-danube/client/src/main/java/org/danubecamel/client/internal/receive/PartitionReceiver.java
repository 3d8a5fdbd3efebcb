package org.danubecamel.client.internal.receive;

import io.grpc.Channel;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.client.AckOutcome;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.Failure;
import org.danubecamel.client.internal.wire.Failure.Reaction;
import org.danubecamel.client.internal.wire.Failures;
import org.danubecamel.client.internal.wire.Operation;
import org.danubecamel.client.internal.wire.StateKeeper;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consumer's subscription to one partition: looks up the broker, subscribes, opens the stream, and does so again
 * under the same name when the stream ends for whatever reason. Its inbox outlives the streams. It is its own lock, never
 * held during a call.
 */
final class PartitionReceiver implements MessageStream.Observer, AckSender.Streams {

    private static final Duration PAUSE_AFTER_GIVING_UP = Duration.ofSeconds(30);
    private static final Logger LOG = LoggerFactory.getLogger(PartitionReceiver.class);

    private final Wire wire;
    private final TopicConsumer consumer;
    private final TopicName topic;
    private final Inbox inbox;
    private final AckSender acks;
    private final ReconnectDelay delay = new ReconnectDelay();
    private final StateKeeper state = new StateKeeper();
    private final Preparation preparation;

    /** Counts the tries to connect; what an older one brings is ignored. */
    private long attempt;

    /** Kept in place of equal ones, because thousands are remembered; whichever thread set it last. */
    private volatile String lastProducerName = "";

    private boolean wanted;
    /** Changed under the lock, and read without by who only wants to know what it is now. */
    private volatile @Nullable MessageStream stream;

    PartitionReceiver(Wire wire, TopicConsumer consumer, TopicName topic, Inbox inbox) {
        this.wire = wire;
        this.consumer = consumer;
        this.topic = topic;
        this.inbox = inbox;
        this.acks = new AckSender(wire, topic, consumer.options().subscription(), this);
        this.preparation = new Preparation(wire, topic, consumer.options().beforeSubscribe());
    }

    TopicName topic() {
        return topic;
    }

    ConnectionState state() {
        return state.get();
    }

    AckSender acks() {
        return acks;
    }

    /** Subscribes and stays subscribed until {@link #close}. */
    void open() {
        long current;
        synchronized (this) {
            if (wanted) {
                return;
            }
            wanted = true;
            current = ++attempt;
            state.set(ConnectionState.Status.CONNECTING, null);
        }
        connect(current);
    }

    /**
     * Ends the stream; an inactive consumer costs the broker nothing. What is open stays open.
     *
     * @param why null where that is no trouble
     */
    void close(ConnectionState.Status status, @Nullable DanubeException why) {
        MessageStream open;
        synchronized (this) {
            wanted = false;
            attempt++;
            open = stream;
            stream = null;
            state.set(status, why);
        }
        if (open != null) {
            open.cancel();
        }
        acks.streamEnded();
    }

    private synchronized boolean isCurrent(long number) {
        return wanted && attempt == number;
    }

    private void connect(long number) {
        if (isCurrent(number)) {
            // The broker knows acknowledgements by offset alone. If the topic is made again, a late one of the stream
            // before would be taken for that of another message.
            acks.whenIdle(() -> preparation.run(() -> lookUp(number), failure -> failed(number, failure)));
        }
    }

    private void lookUp(long number) {
        if (!isCurrent(number)) {
            return;
        }
        wire.lookup(
                topic,
                // Where nobody serves it, the broker's answer to the subscription says why.
                route -> subscribe(number, route.orElseGet(wire::serviceChannel)),
                failure -> failed(number, failure));
    }

    private void subscribe(long number, Channel channel) {
        Calls.unary(
                channel,
                ConsumerServiceGrpc.getSubscribeMethod(),
                consumer.subscribeRequest(topic, number),
                wire.settings().requestTimeout(),
                Calls.answer(
                        response -> receive(number, channel, response.getConsumerId()),
                        cause -> failed(number, Failures.classify(Operation.SUBSCRIBE, topic, cause))));
    }

    private void receive(long number, Channel channel, long consumerId) {
        var opened = new MessageStream(number, channel, wire::handOver);
        boolean current;
        synchronized (this) {
            current = isCurrent(number);
            if (current) {
                stream = opened;
            }
        }
        opened.open(
                ReceiveRequest.newBuilder()
                        .setRequestId(wire.nextRequestId())
                        .setConsumerId(consumerId)
                        .build(),
                this);
        if (!current) {
            // Subscribed in vain. A consumer that never opens its stream would stall the subscription.
            opened.cancel();
            return;
        }
        synchronized (this) {
            if (stream == opened) {
                state.set(ConnectionState.Status.CONNECTED, null);
            }
        }
        LOG.debug("Receiving from {} as {}", topic, consumer.name());
        consumer.partitionReady();
    }

    @Override
    public void messages(MessageStream from, List<StreamMessage> messages) {
        var identities = messages.stream().map(this::identity).toList();
        var receipts = new ArrayList<Inbox.Receipt>(messages.size());
        synchronized (this) {
            for (var i = 0; i < messages.size(); i++) {
                receipts.add(inbox.received(identities.get(i), messages.get(i), from.number()));
            }
        }
        var deliveries = new ArrayList<InboxDelivery>(messages.size());
        for (var i = 0; i < messages.size(); i++) {
            settle(receipts.get(i), messages.get(i), deliveries);
        }
        if (!deliveries.isEmpty()) {
            consumer.received(deliveries);
        }
    }

    private MessageIdentity identity(StreamMessage message) {
        var identity = MessageIdentity.of(message, lastProducerName);
        lastProducerName = identity.producerName();
        return identity;
    }

    private void settle(Inbox.Receipt receipt, StreamMessage message, List<InboxDelivery> deliveries) {
        if (receipt.offsetsRestarted()) {
            LOG.warn(
                    "The offsets of {} have begun anew, at {}: the topic was made again, or its broker was restarted"
                            + " in place. Messages may have been lost by the broker.",
                    topic,
                    Long.toUnsignedString(receipt.entry().identity().offset()));
        }
        switch (receipt.verdict()) {
            case DELIVER -> deliveries.add(new InboxDelivery(this, receipt.entry()));
            case HOLD_BACK -> {
                LOG.debug(
                        "Held back a copy of {}@{}",
                        topic,
                        receipt.entry().identity().offset());
                consumer.heldBack(receipt.deliveries());
            }
            case ACKNOWLEDGE_AGAIN -> acknowledgeAgain(message.getMsgId(), receipt.entry());
        }
    }

    @Override
    public void ended(MessageStream which, Status status) {
        Failure failure;
        synchronized (this) {
            if (stream != which) {
                return;
            }
            stream = null;
            attempt++;
            delay.ended(status, which.hasDelivered(), which.age());
            failure = status.isOk()
                    ? endedByBroker()
                    : Failures.classify(Operation.RECEIVE, topic, status.asRuntimeException());
        }
        acks.streamEnded();
        failed(which.number() + 1, failure);
    }

    private Failure endedByBroker() {
        var error = new DanubeException(
                ErrorId.UNREACHABLE,
                "The broker ended the stream of " + topic + ": another consumer has taken the name '" + consumer.name()
                        + "', or the topic has moved or was deleted. It is subscribed to again.");
        return new Failure(Reaction.RECONNECT, error, false);
    }

    private void failed(long number, Failure failure) {
        var error = failure.error();
        if (error.id() == ErrorId.TOPIC_MISSING) {
            preparation.forget();
        }
        long next;
        long delayMillis;
        synchronized (this) {
            if (!isCurrent(number)) {
                return;
            }
            var waits =
                    error.id() == ErrorId.TOPIC_MISSING && consumer.options().waitForTopic();
            var givenUp = failure.reaction() == Reaction.GIVE_UP && !waits;
            delayMillis = givenUp ? PAUSE_AFTER_GIVING_UP.toMillis() : delay.nextMillis();
            report(givenUp ? ConnectionState.Status.FAILED : ConnectionState.Status.CONNECTING, error);
            next = ++attempt;
            if (givenUp) {
                consumer.partitionFailed(error);
            }
        }
        wire.schedule(() -> connect(next), delayMillis);
    }

    /** Says each trouble once. */
    private void report(ConnectionState.Status status, DanubeException error) {
        var before = state.lastError();
        if (state.status() != status || before == null || before.id() != error.id()) {
            LOG.warn("Not receiving from {}: {}", topic, error.getMessage());
        }
        state.set(status, error);
    }

    @Override
    public @Nullable Channel channelOf(long number) {
        var open = stream;
        return open != null && open.number() == number ? open.channel() : null;
    }

    void acknowledge(InboxDelivery delivery, AckAnswer answer) {
        var entry = delivery.entry();
        long number;
        synchronized (this) {
            inbox.done(entry);
            number = entry.stream();
        }
        sendAck(delivery.received().wireId(), number, answer);
        consumer.finished(delivery);
    }

    private void acknowledgeAgain(MsgID id, InboxEntry entry) {
        long number;
        synchronized (this) {
            number = entry.stream();
        }
        sendAck(id, number, new AckAnswer());
    }

    private void sendAck(MsgID id, long number, AckAnswer answer) {
        acks.send(AckRequests.acknowledge(id), number, outcome -> tell(answer, outcome));
    }

    void negativeAcknowledge(InboxDelivery delivery, Duration delay, @Nullable String reason, AckAnswer answer) {
        var entry = delivery.entry();
        long number;
        synchronized (this) {
            inbox.returned(entry);
            number = entry.stream();
        }
        acks.send(
                AckRequests.negativeAcknowledge(delivery.received().wireId(), delay, reason),
                number,
                outcome -> tell(answer, outcome));
        consumer.finished(delivery);
    }

    private void tell(AckAnswer answer, AckOutcome outcome) {
        if (answer.isAwaited()) {
            wire.callbacks().execute(() -> answer.tell(outcome));
        } else {
            wire.lateCompletions().add(() -> answer.tell(outcome));
        }
    }

    /** Returns how long the oldest open message has been open, zero if none is. */
    Duration age() {
        synchronized (this) {
            var oldest = inbox.oldest();
            return oldest == null ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - oldest.openedNanos());
        }
    }

    void retryLater(InboxDelivery delivery, Duration delay) {
        consumer.retryLater(delivery, delay);
    }
}
