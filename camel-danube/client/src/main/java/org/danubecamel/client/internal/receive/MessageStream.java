package org.danubecamel.client.internal.receive;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;

/**
 * One stream of messages. It is read as fast as they arrive: a client that stops reading stalls the broker's whole
 * subscription. What bounds it is the broker's window of unacknowledged messages.
 */
final class MessageStream {

    /** Receives what the stream brings, on a network thread. */
    interface Observer {

        /** Messages have arrived, all that were read at once. */
        void messages(MessageStream stream, List<StreamMessage> messages);

        /** The stream has ended, and not by {@link #cancel}. */
        void ended(MessageStream stream, Status status);
    }

    private final long number;
    private final Channel channel;
    private final Consumer<Runnable> handOver;
    private final long openedNanos = System.nanoTime();
    private final ClientCall<ReceiveRequest, StreamMessage> call;
    private volatile boolean cancelled;
    private boolean opened;
    /** Used on the network thread that calls the observer only, as is what follows. */
    private boolean delivered;

    private List<StreamMessage> read = new ArrayList<>();

    /** @param handOver runs a task on the network thread once what arrived together is read */
    MessageStream(long number, Channel channel, Consumer<Runnable> handOver) {
        this.number = number;
        this.channel = channel;
        this.handOver = handOver;
        this.call = channel.newCall(ConsumerServiceGrpc.getReceiveMessagesMethod(), CallOptions.DEFAULT);
    }

    long number() {
        return number;
    }

    Channel channel() {
        return channel;
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - openedNanos);
    }

    /** Returns whether it has brought a message. Known where the observer is called. */
    boolean hasDelivered() {
        return delivered;
    }

    /** Opens it; if it was cancelled before, only for a moment: the broker waits for a consumer that never comes. */
    synchronized void open(ReceiveRequest request, Observer observer) {
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(StreamMessage message) {
                        delivered = true;
                        read.add(message);
                        if (read.size() == 1) {
                            handOver.accept(() -> passOn(observer));
                        }
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        passOn(observer);
                        if (!cancelled) {
                            observer.ended(MessageStream.this, status);
                        }
                    }
                },
                new Metadata());
        call.request(Integer.MAX_VALUE);
        call.sendMessage(request);
        call.halfClose();
        opened = true;
        if (cancelled) {
            cancel();
        }
    }

    private void passOn(Observer observer) {
        if (!read.isEmpty()) {
            var messages = read;
            read = new ArrayList<>();
            observer.messages(this, messages);
        }
    }

    synchronized void cancel() {
        cancelled = true;
        if (opened) {
            call.cancel("closed by the consumer", null);
        }
    }
}
