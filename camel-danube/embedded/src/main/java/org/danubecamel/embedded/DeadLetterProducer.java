package org.danubecamel.embedded;

import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.StreamMessage;

/** Publishes to dead-letter topics as a client of this broker does, and creates them where producers may. */
final class DeadLetterProducer {

    private final BrokerCore broker;

    DeadLetterProducer(BrokerCore broker) {
        this.broker = broker;
    }

    /** Publishes a message; the result comes when it is stored or refused, on a thread of the dead-letter topic. */
    CompletableFuture<MessageResponse> publish(String topicName, StreamMessage letter) {
        var result = new Result();
        Rpc.begin(result, () -> {
            TopicNames.check(topicName);
            if (broker.redirectOf(topicName) != null) {
                throw Refusals.servedElsewhere();
            }
            Topic topic = broker.topicForProducer(topicName, true);
            topic.execute(() -> Rpc.begin(result, () -> publish(topic, letter, result)));
        });
        return result.future;
    }

    private void publish(Topic topic, StreamMessage letter, StreamObserver<MessageResponse> out) {
        topic.load();
        if (!topic.isReliable()) {
            throw Refusals.otherStrategy();
        }
        Producer producer = topic.producer("broker-replicator-" + broker.id() + "-0");
        topic.publish(
                producer,
                letter.toBuilder()
                        .setProducerName(producer.name())
                        .setMsgId(
                                MsgID.newBuilder().setProducerId(producer.id()).setTopicName(topic.name()))
                        .build(),
                out);
    }

    private static final class Result implements StreamObserver<MessageResponse> {

        final CompletableFuture<MessageResponse> future = new CompletableFuture<>();

        @Override
        public void onNext(MessageResponse response) {
            future.complete(response);
        }

        @Override
        public void onError(Throwable refusal) {
            future.completeExceptionally(refusal);
        }

        @Override
        public void onCompleted() {
            // The response came before.
        }
    }
}
