package org.danubecamel.benchmarks.load;

import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CountDownLatch;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionRequest;
import org.danubecamel.protocol.admin.TopicAdminGrpc.TopicAdminBlockingStub;
import org.danubecamel.protocol.admin.TopicRequest;
import org.jspecify.annotations.Nullable;

/**
 * Makes a broker store what is published to a topic, which it does only for subscriptions, and let it go again soon:
 * there is always a subscription whose consumer acknowledges nothing, and each second another one takes its place. A
 * consumer that acknowledges would cost far more, and be measured too.
 */
final class PassingSubscriptions {

    private static final double SECONDS = 1;
    private static final double PAUSE_SECONDS = 0.05;
    private static final int ATTEMPTS = 200;

    private final Stubs stubs;
    private final TopicAdminBlockingStub admin;
    private final String topic;
    private int number;

    /** Creates the topic. */
    PassingSubscriptions(String serviceUrl, String adminUrl, String topic) {
        this.stubs = Stubs.connect(serviceUrl);
        this.admin = Stubs.connect(adminUrl).topicAdmin();
        this.topic = topic;
        stubs.createProducer(topic, "topic-creator");
    }

    /** Begins, and returns when there is the first subscription. */
    void start() {
        var first = subscribe();
        Background.run("passing-subscriptions", () -> replaceForever(first));
    }

    /** Deletes a topic and all that is stored for it. */
    static void deleteTopic(String adminUrl, String topic) {
        var unused = Stubs.connect(adminUrl)
                .topicAdmin()
                .deleteTopic(TopicRequest.newBuilder().setName(topic).build());
    }

    private Stream subscribe() {
        number++;
        var consumer = stubs.subscribe(topic, name(number), "nobody");
        var stream = new Stream();
        stubs.consumers()
                .receiveMessages(
                        ReceiveRequest.newBuilder()
                                .setRequestId(1)
                                .setConsumerId(consumer)
                                .build(),
                        stream);
        return stream;
    }

    private static String name(int number) {
        return "passing-" + number;
    }

    private void replaceForever(Stream first) {
        try {
            for (var stream = first; ; ) {
                Background.pause(SECONDS);
                var next = subscribe();
                stream.end();
                unsubscribe(name(number - 1));
                stream = next;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void unsubscribe(String subscription) throws InterruptedException {
        var request = SubscriptionRequest.newBuilder()
                .setTopic(topic)
                .setSubscription(subscription)
                .build();
        for (var attempt = 1; ; attempt++) {
            try {
                var unused = admin.unsubscribe(request);
                return;
            } catch (StatusRuntimeException e) {
                // The broker learns of the end of the stream a little later.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
                Background.pause(PAUSE_SECONDS);
            }
        }
    }

    /** A subscription is only given up when no consumer has a stream. This one gets what the broker's window allows. */
    private static final class Stream implements ClientResponseObserver<ReceiveRequest, StreamMessage> {

        private final CountDownLatch ended = new CountDownLatch(1);
        private @Nullable ClientCallStreamObserver<ReceiveRequest> call;

        private void end() throws InterruptedException {
            if (call != null) {
                call.cancel("its subscription has passed", null);
            }
            ended.await();
        }

        @Override
        public void beforeStart(ClientCallStreamObserver<ReceiveRequest> started) {
            call = started;
        }

        @Override
        public void onNext(StreamMessage message) {
            // Stays unacknowledged.
        }

        @Override
        public void onError(Throwable cancelled) {
            ended.countDown();
        }

        @Override
        public void onCompleted() {
            ended.countDown();
        }
    }
}
