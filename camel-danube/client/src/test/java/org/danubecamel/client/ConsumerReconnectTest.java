package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.builder;
import static org.danubecamel.client.fake.Samples.message;

import io.grpc.Status.Code;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class ConsumerReconnectTest extends BrokerStory {
    private final List<Delivery> given = new CopyOnWriteArrayList<>();

    private void awaitGiven(int count) {
        eventually(() -> assertThat(given).hasSize(count));
    }

    private List<Long> acknowledgedOffsets() {
        return broker.acks().requests().stream()
                .map(AckRequest::getMsgId)
                .map(id -> id.getTopicOffset())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {"OK", "UNAVAILABLE", "NOT_FOUND", "INTERNAL", "CANCELLED"})
    void whateverEndsTheStreamItIsLookedUpAndSubscribedAgainUnderTheSameName(Code code) {
        consumer(given::add);
        var stream = broker.stream(1);
        if (code == Code.OK) {
            stream.end();
        } else {
            stream.fail(code, "gone");
        }
        broker.stream(2);

        assertThat(broker.lookups().count()).isEqualTo(2);
        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getConsumerName)
                .hasSize(2)
                .containsOnly(broker.subscriptions().requests().get(0).getConsumerName());
    }

    @Test
    void itIsNotSubscribedAgainWhileAnAcknowledgementOfTheStreamBeforeIsUnderWay() {
        broker.acks().thenHold();
        consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        given.get(0).acknowledge();
        eventually(() -> assertThat(broker.acks().held()).hasSize(1));
        broker.stream(1).end();
        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));

        broker.acks().releaseAll();
        broker.stream(2);
    }

    @Test
    void aBrokenConnectionIsOvercome() {
        var consumer = consumer(given::add);
        broker.stream(1);
        var port = broker.port();
        broker.close();
        eventually(() -> assertThat(consumer.state().status()).isEqualTo(Status.CONNECTING));
        var again = closedAtTheEnd(FakeBroker.start(port));
        again.stream(1).deliver(message(0));

        awaitGiven(1);
        assertThat(again.subscriptions().requests().get(0).getConsumerName()).isEqualTo(consumer.name());
    }

    @Test
    void aKeySharedConsumerComesBackUnderANewName() {
        var consumer = consumer(
                options -> options.subscriptionType(SubscriptionType.KEY_SHARED).consumerName("me"), given::add);
        broker.stream(1).end();
        broker.stream(2).end();
        broker.stream(3);

        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getConsumerName)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("me"))
                .last()
                .isEqualTo(consumer.name());
    }

    @Test
    void aKeySharedConsumerOfAnotherProcessHasAnotherName() {
        consumer(
                options -> options.subscriptionType(SubscriptionType.KEY_SHARED).consumerName("me"), given::add);
        consumer(
                options -> options.subscriptionType(SubscriptionType.KEY_SHARED).consumerName("me"), given::add);
        broker.stream(1);
        broker.stream(2);

        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getConsumerName)
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource(
            value = SubscriptionType.class,
            names = {"KEY_SHARED"},
            mode = Mode.EXCLUDE)
    void allOthersKeepTheirNameBecauseItTakesOverTheOldStream(SubscriptionType type) {
        consumer(options -> options.subscriptionType(type).consumerName("me"), given::add);
        broker.stream(1).end();
        broker.stream(2);

        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getConsumerName)
                .containsExactly("me", "me");
    }

    @Test
    void aCopyOfAnOpenMessageIsHeldBackAndAcknowledgedOnTheNewStream() {
        consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        broker.stream(1).end();
        broker.stream(2).deliver(message(0), message(1));
        awaitGiven(2);

        assertThat(given).extracting(delivery -> delivery.message().offset()).containsExactly(0L, 1L);
        assertThat(result(given.get(0).acknowledge())).isEqualTo(AckOutcome.CONFIRMED);
    }

    @Test
    void anAcknowledgementForAStreamThatEndedIsNotSent() {
        consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        broker.stream(1).end();
        broker.stream(2);

        assertThat(result(given.get(0).acknowledge())).isEqualTo(AckOutcome.UNCONFIRMED);
        assertThat(broker.acks().count()).isZero();
    }

    @Test
    void aCopyOfAFinishedMessageIsAcknowledgedAgainAndNotGivenAgain() {
        consumer(given::add);
        broker.stream(1).deliver(message(0));
        awaitGiven(1);
        broker.stream(1).end();
        broker.stream(2);
        given.get(0).acknowledge();
        broker.stream(2).deliver(message(0), message(1));
        awaitGiven(2);

        eventually(() -> assertThat(acknowledgedOffsets()).containsExactly(0L));
        assertThat(given.get(1).message().offset()).isEqualTo(1);
    }

    @Test
    void anotherMessageAtTheSameOffsetIsGiven() {
        consumer(given::add);
        var stream = broker.stream(1);
        stream.deliver(message(0), message(1));
        stream.deliver(builder(0, "after the restart").build());

        awaitGiven(3);
    }

    @Test
    void onANonReliableTopicEveryMessageIsGiven() {
        consumer(given::add);
        for (var i = 0; i < 10; i++) {
            broker.stream(1).deliver(builder(0, "same").setRequestId(i).build());
        }
        awaitGiven(10);
    }

    @Test
    void aSubscriptionThatIsFullIsWaitedFor() {
        broker.subscriptions().thenFail(Code.RESOURCE_EXHAUSTED, "max_consumers_per_topic");
        var consumer = consumer(given::add);
        result(consumer.ready());

        assertThat(consumer.state().lastError().id()).isEqualTo(ErrorId.TOPIC_LIMIT);
    }

    @Test
    void onePartitionInTroubleDoesNotHoldTheOthers() {
        broker.partitions()
                .alwaysAnswer(request -> FakeBroker.listing("/default/orders-part-0", "/default/orders-part-1"));
        broker.lookups().alwaysAnswer(request -> {
            if (request.getTopic().endsWith("-part-0")) {
                throw io.grpc.Status.UNAVAILABLE.asRuntimeException();
            }
            return FakeBroker.at(request, broker.url());
        });
        var consumer = consumer(given::add);
        broker.stream(1).deliver(message(0));

        awaitGiven(1);
        assertThat(given.get(0).message().topic()).hasToString("/default/orders-part-1");
        assertThat(consumer.state().status()).isEqualTo(Status.CONNECTING);
        assertThat(consumer.ready()).isNotDone();
    }

    @Test
    void theBrokersEndOfAStreamIsExplained() {
        var consumer = consumer(given::add);
        broker.stream(1).end();
        broker.stream(2);

        assertThat(consumer.state().lastError())
                .hasMessageContaining("another consumer has taken the name '" + consumer.name() + "'")
                .hasMessageContaining("/default/orders");
    }
}
