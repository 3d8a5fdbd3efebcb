package org.danubecamel.benchmarks.load;

import com.google.protobuf.ByteString;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.Semaphore;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.ProducerServiceGrpc.ProducerServiceStub;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;

/** The baseline: publishes through the generated stub, with a semaphore for a window. */
final class StubSender implements Sender {

    private static final String NAME = "bare-stub-producer";

    private final Stubs stubs;
    private final ProducerServiceStub producers;
    private final MsgID id;
    private final Semaphore window;
    private long requestId;

    StubSender(String url, String topic, int window) {
        this.stubs = Stubs.connect(url);
        this.producers = stubs.producers();
        this.id = MsgID.newBuilder()
                .setProducerId(stubs.createProducer(topic, NAME))
                .setTopicName(topic)
                .setBrokerAddr(stubs.authority())
                .build();
        this.window = new Semaphore(window);
    }

    @Override
    public void send(byte[] payload, Answer answer) {
        window.acquireUninterruptibly();
        producers.sendMessage(
                StreamMessage.newBuilder()
                        .setRequestId(++requestId)
                        .setMsgId(id)
                        .setPayload(ByteString.copyFrom(payload))
                        .setPublishTime(System.currentTimeMillis())
                        .setProducerName(NAME)
                        .build(),
                new Response(answer));
    }

    private final class Response implements StreamObserver<MessageResponse> {

        private final Answer answer;

        private Response(Answer answer) {
            this.answer = answer;
        }

        @Override
        public void onNext(MessageResponse response) {
            // Its number is that of the request, which is known.
        }

        @Override
        public void onError(Throwable failure) {
            end(failure);
        }

        @Override
        public void onCompleted() {
            end(null);
        }

        private void end(@Nullable Throwable failure) {
            window.release();
            answer.answered(failure);
        }
    }
}
