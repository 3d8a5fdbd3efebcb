package org.danubecamel.client.internal.send;

import io.grpc.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Backoff;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.Failure;
import org.danubecamel.client.internal.wire.Failure.Reaction;
import org.danubecamel.client.internal.wire.Failures;
import org.danubecamel.client.internal.wire.KeyedLanes;
import org.danubecamel.client.internal.wire.Operation;
import org.danubecamel.client.internal.wire.StateKeeper;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.jspecify.annotations.Nullable;

/**
 * The producer's registration on one partition: looks up the broker, registers, publishes, and does so again when the
 * broker is gone or has forgotten it. Messages wait meanwhile, until their time is over. Its fields are guarded by the
 * producer's lock, which is never held during a call.
 */
final class PartitionSender {

    private static final int TRIES_AT_A_CONFLICT = 3;
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(1);

    private final Wire wire;
    private final InFlightWindow window;
    private final TopicProducer producer;
    private final TopicName topic;
    private final DispatchStrategy strategy;
    private final KeyedLanes<PendingSend> lanes = new KeyedLanes<>();
    private final List<PendingSend> parked = new ArrayList<>();
    private final Backoff backoff = Backoff.forConnecting();
    private final StateKeeper state = new StateKeeper();
    private @Nullable Registration registration;
    private boolean connecting;
    private int conflicts;
    private long coolDownEndNanos;

    /** What the broker gave when it accepted the producer. Each is itself alone, even if two are alike. */
    private static final class Registration {

        private final Channel channel;
        private final MsgID messageId;

        private Registration(Channel channel, MsgID messageId) {
            this.channel = channel;
            this.messageId = messageId;
        }
    }

    PartitionSender(
            Wire wire, InFlightWindow window, TopicProducer producer, TopicName topic, DispatchStrategy strategy) {
        this.wire = wire;
        this.window = window;
        this.producer = producer;
        this.topic = topic;
        this.strategy = strategy;
    }

    TopicName topic() {
        return topic;
    }

    StateKeeper state() {
        return state;
    }

    /** Puts a message in its lane, and returns whether {@link #dispatch} may be called for it. Needs the lock. */
    boolean enter(PendingSend send) {
        send.partition = this;
        return lanes.enter(send.lane, send);
    }

    /** Returns the failure that a new message would meet, if the last one is too young to try again. Needs the lock. */
    @Nullable DanubeException coolingDown() {
        return state.status() == Status.FAILED && System.nanoTime() - coolDownEndNanos < 0 ? state.lastError() : null;
    }

    /** Publishes a message that is first in its lane, as soon as there is room. */
    void dispatch(PendingSend send) {
        window.enter(() -> transmit(send));
    }

    /** Returns whether a publish is under way because of it. */
    private boolean transmit(PendingSend send) {
        Registration current;
        synchronized (producer.lock) {
            current = registration;
            if (send.finished) {
                current = null;
            } else if (current == null) {
                parked.add(send);
                connect();
            } else {
                send.inFlight = true;
            }
        }
        if (current == null) {
            return false;
        }
        wire.frequentCalls()
                .unary(
                        current.channel,
                        ProducerServiceGrpc.getSendMessageMethod(),
                        send.message.setMsgId(current.messageId).build(),
                        timeoutNanos(send),
                        new SendAnswer(send, current));
        return true;
    }

    private long timeoutNanos(PendingSend send) {
        var left = Math.max(LEAST_TIMEOUT.toNanos(), send.deadlineNanos - System.nanoTime());
        return Math.min(left, wire.settings().sendTimeout().toNanos());
    }

    private final class SendAnswer implements Calls.Answer<MessageResponse> {

        private final PendingSend send;
        private final Registration used;

        private SendAnswer(PendingSend send, Registration used) {
            this.send = send;
            this.used = used;
        }

        @Override
        public void answered(MessageResponse response) {
            PendingSend next;
            synchronized (producer.lock) {
                send.inFlight = false;
                backoff.reset();
                next = producer.stored(send, topic) ? lanes.leave(send.lane, send) : null;
            }
            dispatchNext(next);
            window.leave();
        }

        @Override
        public void failed(Throwable cause) {
            sendFailed(send, used, Failures.classify(Operation.SEND, topic, cause));
            // Last: the next to go must find out what this failure says about the registration.
            window.leave();
        }
    }

    private void dispatchNext(@Nullable PendingSend next) {
        if (next != null) {
            dispatch(next);
        }
    }

    private void sendFailed(PendingSend send, Registration used, Failure failure) {
        PendingSend next = null;
        synchronized (producer.lock) {
            send.inFlight = false;
            send.ambiguous |= failure.ambiguous();
            send.lastError = failure.error();
            var reaction = failure.reaction();
            if (reaction == Reaction.REFUSE_MESSAGE || reaction == Reaction.GIVE_UP) {
                next = leave(send, failure.error());
            } else {
                if (reaction != Reaction.RETRY) {
                    lost(used, failure.error());
                }
                next = repeat(send);
            }
        }
        dispatchNext(next);
    }

    /** Plans the next try, ahead of all that came later: the lane is still its own. Needs the lock. */
    private @Nullable PendingSend repeat(PendingSend send) {
        if (send.isExpired(System.nanoTime())) {
            return expire(send);
        }
        if (registration == null) {
            parked.add(send);
            connect();
        } else {
            wire.schedule(() -> dispatch(send), send.nextDelayMillis());
        }
        return null;
    }

    /** Registers anew, unless another message has found it out before. Needs the lock. */
    private void lost(Registration used, DanubeException why) {
        if (registration == used) {
            registration = null;
            state.set(Status.CONNECTING, why);
            connecting = true;
            wire.schedule(this::lookup, backoff.nextMillis());
        }
    }

    /** Gives a message up, and returns the next of its lane. Needs the lock. */
    @Nullable PendingSend leave(PendingSend send, DanubeException error) {
        parked.remove(send);
        return producer.failed(send, error) ? lanes.leave(send.lane, send) : null;
    }

    /** Gives a message up because its time is over, and returns the next of its lane. Needs the lock. */
    @Nullable PendingSend expire(PendingSend send) {
        parked.remove(send);
        return producer.expired(send, state.lastError()) ? lanes.leave(send.lane, send) : null;
    }

    /** Starts to connect unless that is under way. Needs the lock. */
    void connect() {
        if (connecting || registration != null) {
            return;
        }
        connecting = true;
        state.set(Status.CONNECTING, null);
        // On the timer, because the lock is held here and must not be during a call.
        wire.schedule(this::lookup, 0);
    }

    private void lookup() {
        if (producer.isClosed()) {
            return;
        }
        wire.lookup(topic, this::register, this::connectFailed);
    }

    /** Registers where the topic is served; where no broker serves it, at the service URL, which then creates it. */
    private void register(Optional<Channel> route) {
        var channel = route.orElseGet(wire::serviceChannel);
        var request = ProducerRequest.newBuilder()
                .setRequestId(wire.nextRequestId())
                .setProducerName(producer.name())
                .setTopicName(topic.toString())
                .setDispatchStrategy(
                        strategy == DispatchStrategy.RELIABLE
                                ? org.danubecamel.protocol.DispatchStrategy.Reliable
                                : org.danubecamel.protocol.DispatchStrategy.NonReliable)
                .build();
        Calls.unary(
                channel,
                ProducerServiceGrpc.getCreateProducerMethod(),
                request,
                wire.settings().requestTimeout(),
                Calls.answer(
                        response -> connected(registration(channel, response.getProducerId())),
                        cause -> connectFailed(Failures.classify(Operation.CREATE_PRODUCER, topic, cause))));
    }

    private Registration registration(Channel channel, long producerId) {
        return new Registration(
                channel,
                MsgID.newBuilder()
                        .setProducerId(producerId)
                        .setTopicName(topic.toString())
                        .setBrokerAddr(channel.authority())
                        .build());
    }

    private void connected(Registration accepted) {
        List<PendingSend> waiting;
        synchronized (producer.lock) {
            connecting = false;
            conflicts = 0;
            registration = accepted;
            state.set(Status.CONNECTED, null);
            parked.sort(Comparator.comparingLong(send -> send.message.getRequestId()));
            waiting = List.copyOf(parked);
            parked.clear();
        }
        producer.partitionReady();
        waiting.forEach(this::dispatch);
    }

    private void connectFailed(Failure failure) {
        synchronized (producer.lock) {
            conflicts = failure.reaction() == Reaction.RECONNECT_THRICE ? conflicts + 1 : 0;
            var delayMillis = backoff.nextMillis();
            var givenUp = failure.reaction() == Reaction.GIVE_UP || conflicts >= TRIES_AT_A_CONFLICT;
            if (!givenUp) {
                state.set(Status.CONNECTING, failure.error());
                wire.schedule(this::lookup, delayMillis);
                return;
            }
            connecting = false;
            coolDownEndNanos =
                    System.nanoTime() + Duration.ofMillis(delayMillis).toNanos();
            state.set(Status.FAILED, failure.error());
            for (var send : producer.waitingFor(this)) {
                parked.remove(send);
                producer.failed(send, failure.error());
                lanes.leave(send.lane, send);
            }
        }
        producer.partitionFailed(failure.error());
    }
}
