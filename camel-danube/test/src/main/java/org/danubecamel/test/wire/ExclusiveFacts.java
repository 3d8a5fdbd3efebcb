package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An exclusive subscription belongs to the first consumer name. */
final class ExclusiveFacts extends WireFacts {

    private WireProducer producer;
    private WireConsumer holder;

    @BeforeEach
    void connect() {
        producer = wire.producer(BrokerUnderTest.newTopic("exclusive"));
        holder = subscribe(producer.topic());
    }

    @Test
    void aSecondNameIsRefused() {
        Refusal.expect(Code.PERMISSION_DENIED, "Exclusive", () -> subscribeAs("second"));
    }

    @Test
    void aSecondNameIsRefusedEvenWhenTheHolderIsGone() {
        receiveAndLeave(holder, producer);

        Refusal.expect(Code.PERMISSION_DENIED, "Exclusive", () -> subscribeAs("second"));
    }

    @Test
    void messagesArriveInTheOrderOfPublication() {
        var stream = open(holder);

        producer.sendAll(numbered("message-", 10));

        assertThat(texts(stream.next(10))).containsExactlyElementsOf(numbered("message-", 10));
    }

    @Test
    void theAnswerCarriesNameAndRequestId() {
        var answer = wire.consumers()
                .subscribe(ConsumerRequest.newBuilder()
                        .setRequestId(-7)
                        .setTopicName(producer.topic())
                        .setSubscription("other")
                        .setConsumerName("name")
                        .build());

        assertThat(answer.getRequestId()).isEqualTo(-7);
        assertThat(answer.getConsumerName()).isEqualTo("name");
    }

    private void subscribeAs(String name) {
        subscribe(producer.topic(), holder.subscription(), name, SubscriptionType.Exclusive);
    }
}
