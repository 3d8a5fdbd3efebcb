package org.danubecamel.benchmarks.load;

import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.Queue;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.AckResponse;
import org.danubecamel.protocol.ConsumerServiceGrpc.ConsumerServiceStub;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** The baseline: receives and acknowledges through the generated stub, on the network thread. */
final class StubReceiver implements Receiver {

    /** As many acknowledgements at once as the client has. */
    private static final int ACKS_IN_FLIGHT = 16;

    private final Listener listener;
    private final Stubs stubs;
    private final ConsumerServiceStub consumers;
    private final String subscription;
    private final Queue<MsgID> waiting = new ArrayDeque<>();
    private int inFlight;
    private boolean held;
    private long requestId;

    StubReceiver(String url, String topic, String subscription, Listener listener) {
        this.listener = listener;
        this.subscription = subscription;
        this.stubs = Stubs.connect(url);
        this.consumers = stubs.consumers();
        consumers.receiveMessages(
                ReceiveRequest.newBuilder()
                        .setRequestId(1)
                        .setConsumerId(stubs.subscribe(topic, subscription, "bare-stub-consumer"))
                        .build(),
                new Messages());
    }

    private void acknowledge(MsgID id) {
        synchronized (this) {
            waiting.add(id);
        }
        pump();
    }

    private void pump() {
        for (var request = next(); request != null; request = next()) {
            consumers.ack(request, new Answer());
        }
    }

    private synchronized @Nullable AckRequest next() {
        var id = held || inFlight == ACKS_IN_FLIGHT ? null : waiting.poll();
        if (id == null) {
            return null;
        }
        inFlight++;
        return AckRequest.newBuilder()
                .setRequestId(++requestId)
                .setMsgId(id)
                .setSubscriptionName(subscription)
                .build();
    }

    @Override
    public synchronized void hold() {
        held = true;
    }

    @Override
    public void release() {
        synchronized (this) {
            held = false;
        }
        pump();
    }

    private final class Messages implements StreamObserver<StreamMessage> {

        @Override
        public void onNext(StreamMessage message) {
            listener.arrived(message.getPayload().toByteArray());
            acknowledge(message.getMsgId());
        }

        @Override
        public void onError(Throwable failure) {
            Failures.check(failure);
        }

        @Override
        public void onCompleted() {
            Failures.check(new IllegalStateException("The broker ended the stream"));
        }
    }

    private final class Answer implements StreamObserver<AckResponse> {

        @Override
        public void onNext(AckResponse response) {
            // Its number is that of the request, which is known.
        }

        @Override
        public void onError(Throwable failure) {
            Failures.check(failure);
        }

        @Override
        public void onCompleted() {
            synchronized (StubReceiver.this) {
                inFlight--;
            }
            pump();
        }
    }
}
