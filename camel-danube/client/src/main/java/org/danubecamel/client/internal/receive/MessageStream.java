package org.danubecamel.client.internal.receive;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.time.Duration;
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

        /** A message has arrived. */
        void message(MessageStream stream, StreamMessage message);

        /** The stream has ended, and not by {@link #cancel}. */
        void ended(MessageStream stream, Status status);
    }

    private final long number;
    private final Channel channel;
    private final long openedNanos = System.nanoTime();
    private final ClientCall<ReceiveRequest, StreamMessage> call;
    private volatile boolean cancelled;
    private boolean opened;
    /** Used on the network thread that calls the observer only. */
    private boolean delivered;

    MessageStream(long number, Channel channel) {
        this.number = number;
        this.channel = channel;
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
                        observer.message(MessageStream.this, message);
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
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

    synchronized void cancel() {
        cancelled = true;
        if (opened) {
            call.cancel("closed by the consumer", null);
        }
    }
}
