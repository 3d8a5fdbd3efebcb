package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.body;
import static org.danubecamel.client.fake.Samples.text;

import io.grpc.Status.Code;
import java.time.Duration;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerRetryTest extends BrokerStory {

    @Test
    void onlyOneMessageOfAKeyIsUnderWay() {
        broker.sends().alwaysHold();
        var producer = producer();
        producer.send(text("a", "k"));
        producer.send(text("b", "k"));
        producer.send(text("c", "other"));
        eventually(() ->
                assertThat(broker.sends().requests()).extracting(Samples::body).containsExactlyInAnyOrder("a", "c"));

        broker.sends().releaseAll();
        eventually(() ->
                assertThat(broker.sends().requests()).extracting(Samples::body).endsWith("b"));
    }

    @ParameterizedTest
    @CsvSource({"UNAVAILABLE, connection reset", "DEADLINE_EXCEEDED, late", "CANCELLED, reset", "INTERNAL, oops"})
    void aPublishThatMayHaveBeenStoredIsRepeatedUnderTheSameNumberBeforeItsFollowers(Code code, String text) {
        broker.sends().thenFail(code, text);
        var producer = producer();
        var first = producer.send(text("a", "k"));
        var second = producer.send(text("b", "k"));
        result(first);
        result(second);

        assertThat(broker.sends().requests()).extracting(Samples::body).containsExactly("a", "a", "b");
        assertThat(broker.sends().requests())
                .extracting(StreamMessage::getRequestId)
                .containsExactly(1L, 1L, 2L);
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND, producer id unknown",
        "PERMISSION_DENIED, Unable to publish the message: Topic /default/orders is draining or closed",
        "PERMISSION_DENIED, Unable to publish the message: Topic /default/orders not found in registry",
        "PERMISSION_DENIED, Unable to publish the message: it is not attached to topic name /default/orders"
    })
    void aBrokerThatForgotTheProducerIsAskedAnew(Code code, String text) {
        broker.sends().thenFail(code, text);
        var receipt = result(producer().send(text("a")));

        assertThat(broker.lookups().count()).isEqualTo(2);
        assertThat(broker.registrations().count()).isEqualTo(2);
        var sends = broker.sends().requests();
        assertThat(sends)
                .extracting(StreamMessage::getRequestId)
                .containsExactly(receipt.requestId(), receipt.requestId());
        assertThat(sends.get(1).getMsgId().getProducerId())
                .isNotEqualTo(sends.get(0).getMsgId().getProducerId());
    }

    @Test
    void manyFailuresAtOnceRegisterOnce() {
        for (var i = 0; i < 50; i++) {
            broker.sends().thenHold();
        }
        var producer = producer();
        for (var i = 0; i < 50; i++) {
            producer.send(text("m" + i));
        }
        eventually(() -> assertThat(broker.sends().held()).hasSize(50));
        broker.sends().held().forEach(held -> held.fail(Code.NOT_FOUND, "producer id unknown"));
        result(producer.flush());

        assertThat(broker.registrations().count()).isEqualTo(2);
        assertThat(broker.sends().count()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({
        "PERMISSION_DENIED, Unable to publish the message: Payload validation failed, DNB-2301",
        "PERMISSION_DENIED, Unable to publish the message: Message size 9 exceeds 8, DNB-1101",
        "PERMISSION_DENIED, no binding grants Produce, DNB-2004",
        "INVALID_ARGUMENT, payload too large, DNB-1101",
        "OUT_OF_RANGE, decoded message length too large, DNB-1101"
    })
    void aRefusalCostsThatMessageOnly(Code code, String text, String id) {
        broker.sends().thenFail(code, text);
        var producer = producer();
        var refused = producer.send(text("a", "k"));
        var next = producer.send(text("b", "k"));

        assertThat(failure(refused)).hasMessageStartingWith(id).hasMessageContaining(text);
        assertThat(failure(refused).outcome()).isEqualTo(SendOutcome.REFUSED);
        result(next);
        assertThat(broker.sends().requests()).extracting(Samples::body).containsExactly("a", "b");
        assertThat(broker.registrations().count()).isEqualTo(1);
    }

    @Test
    void aRefusalAfterAnUnansweredTryLeavesTheOutcomeUnknown() {
        broker.sends().thenFail(Code.DEADLINE_EXCEEDED, "late").thenFail(Code.INVALID_ARGUMENT, "no");

        assertThat(failure(producer().send(text("a"))).outcome()).isEqualTo(SendOutcome.UNKNOWN);
    }

    @Test
    void aStorageErrorOfTheBrokerIsTriedAgain() {
        broker.sends().thenFail(Code.PERMISSION_DENIED, "Unable to publish the message: disk full");

        result(producer().send(text("a")));
        assertThat(broker.sends().count()).isEqualTo(2);
        assertThat(broker.registrations().count()).isEqualTo(1);
    }

    @Test
    void aPublishWithoutAnswerIsUnknownAtTheDeliveryTimeout() {
        broker.sends().alwaysHold();
        var failed = failure(producer(options -> options.withDeliveryTimeout(Duration.ofMillis(300)))
                .send(text("a")));

        assertThat(failed.id()).isEqualTo(ErrorId.DELIVERY_TIMEOUT);
        assertThat(failed.outcome()).isEqualTo(SendOutcome.UNKNOWN);
        assertThat(failed).hasMessageContaining("may have it nevertheless").hasMessageContaining("DEADLINE_EXCEEDED");
    }

    @Test
    void aMessageThatWasNeverPublishedIsRefusedAtTheDeliveryTimeout() {
        broker.registrations().alwaysFail(Code.UNAVAILABLE, "served by another broker");
        var failed = failure(producer(options -> options.withDeliveryTimeout(Duration.ofMillis(300)))
                .send(text("a")));

        assertThat(failed.id()).isEqualTo(ErrorId.DELIVERY_TIMEOUT);
        assertThat(failed.outcome()).isEqualTo(SendOutcome.REFUSED);
        assertThat(failed).hasMessageContaining("served by another broker");
    }

    @Test
    void theFollowersOfAMessageThatExpiredGoOn() {
        broker.sends().thenHold();
        var producer = producer(options -> options.withDeliveryTimeout(Duration.ofMillis(300)));
        var first = producer.send(text("a", "k"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        failure(first);

        result(producer.send(text("b", "k")));
        assertThat(body(broker.sends().requests().get(1))).isEqualTo("b");
    }

    @Test
    void aBrokenConnectionCostsNothing() {
        broker.sends().thenHold();
        var producer = producer();
        var sent = producer.send(text("a"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        var port = broker.port();
        broker.close();
        var again = closedAtTheEnd(FakeBroker.start(port));

        result(sent);
        assertThat(again.sends().requests())
                .extracting(StreamMessage::getRequestId)
                .containsExactly(1L);
    }
}
