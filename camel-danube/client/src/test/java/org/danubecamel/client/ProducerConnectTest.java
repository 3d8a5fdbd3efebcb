package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.text;

import io.grpc.Status.Code;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.protocol.TopicLookupResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProducerConnectTest extends BrokerStory {
    private static final String NO_NAMESPACE = "Unable to find the namespace nope";

    @Test
    void aRedirectIsFollowed() {
        var owner = closedAtTheEnd(FakeBroker.start());
        broker.lookups().alwaysAnswer(request -> FakeBroker.at(request, owner.url()));
        result(producer().send(text("a")));

        assertThat(owner.sends().count()).isEqualTo(1);
        assertThat(owner.lookups().count()).isZero();
        assertThat(broker.registrations().count()).isZero();
    }

    @Test
    void aRedirectToADeadAddressIsOvercomeByANewLookup() {
        var dead = FakeBroker.deadUrl();
        broker.lookups().thenAnswer(request -> FakeBroker.at(request, dead));
        result(producer().send(text("a")));

        assertThat(broker.lookups().count()).isEqualTo(2);
        assertThat(broker.sends().count()).isEqualTo(1);
    }

    @Test
    void aRedirectToAnUnusableAddressIsOvercomeAndReported() {
        broker.lookups().thenAnswer(request -> FakeBroker.at(request, "https://broker:6650"));
        var producer = producer();
        result(producer.send(text("a")));

        assertThat(producer.state().lastError())
                .hasMessageContaining("unusable address")
                .hasMessageContaining("https");
    }

    @Test
    void aFailedLookupIsRepeated() {
        broker.lookups()
                .thenAnswer(request -> TopicLookupResponse.newBuilder()
                        .setResponseType(TopicLookupResponse.LookupType.Failed)
                        .build())
                .thenFail(Code.UNAVAILABLE, "starting");
        result(producer().send(text("a")));

        assertThat(broker.lookups().count()).isEqualTo(3);
    }

    @Test
    void aTopicThatNobodyServesIsCreatedAtTheServiceUrl() {
        broker.lookups().alwaysFail(Code.NOT_FOUND, "no such topic");
        result(producer().ready());

        assertThat(broker.registrations().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "UNAVAILABLE, " + NO_NAMESPACE + ", DNB-2102",
        "FAILED_PRECONDITION, other dispatch strategy, DNB-2103",
        "NOT_FOUND, auto-create is off, DNB-2101",
        "PERMISSION_DENIED, no binding grants Produce, DNB-2004",
        "UNAUTHENTICATED, no token, DNB-2003",
        "INVALID_ARGUMENT, bad name, DNB-1001"
    })
    void whatOnlySomebodyCanMendFailsAtOnce(Code code, String text, String id) {
        broker.registrations().alwaysFail(code, text);
        var producer = producer();

        assertThat(failure(producer.ready())).hasMessageStartingWith(id).hasMessageContaining(text);
        assertThat(producer.state().status()).isEqualTo(Status.FAILED);
        assertThat(broker.registrations().count()).isEqualTo(1);
    }

    @Test
    void messagesThatWaitFailWithTheRegistration() {
        broker.registrations().thenHold();
        var producer = producer();
        var waiting = producer.send(text("a", "k"));
        var follower = producer.send(text("b", "k"));
        eventually(() -> assertThat(broker.registrations().held()).hasSize(1));
        broker.registrations().held().get(0).fail(Code.UNAVAILABLE, NO_NAMESPACE);

        assertThat(failure(waiting).id()).isEqualTo(ErrorId.NAMESPACE_MISSING);
        assertThat(failure(follower).id()).isEqualTo(ErrorId.NAMESPACE_MISSING);
        assertThat(failure(follower).outcome()).isEqualTo(SendOutcome.REFUSED);
    }

    @Test
    void afterADenialSendsFailAtOnceForAWhileAndThenItIsTriedAgain() {
        broker.registrations().thenFail(Code.PERMISSION_DENIED, "no binding grants Produce");
        var producer = producer();
        failure(producer.ready());
        assertThat(failure(producer.send(text("at once"))).id()).isEqualTo(ErrorId.PERMISSION);
        assertThat(broker.registrations().count()).isEqualTo(1);

        eventually(() -> result(producer.send(text("later"))));
        assertThat(producer.state().status()).isEqualTo(Status.CONNECTED);
    }

    @Test
    void aNameThatStaysTakenFailsAtTheThirdTry() {
        broker.registrations().alwaysFail(Code.ALREADY_EXISTS, "partitioned otherwise");

        assertThat(failure(producer().ready()).id()).isEqualTo(ErrorId.TOPIC_CONFLICT);
        assertThat(broker.registrations().count()).isEqualTo(3);
    }

    @Test
    void aRaceForTheCreationIsLostTwiceWithoutHarm() {
        broker.registrations()
                .thenFail(Code.ALREADY_EXISTS, "created by another")
                .thenFail(Code.ALREADY_EXISTS, "created by another");

        result(producer().ready());
    }

    @Test
    void otherTroublesBeforeDoNotCountAsConflicts() {
        broker.registrations()
                .thenFail(Code.UNAVAILABLE, "starting")
                .thenFail(Code.UNAVAILABLE, "starting")
                .thenFail(Code.ALREADY_EXISTS, "created by another")
                .thenFail(Code.ALREADY_EXISTS, "created by another");

        result(producer().ready());
    }

    @Test
    void aLimitIsWaitedOutAndReported() {
        broker.registrations().thenFail(Code.RESOURCE_EXHAUSTED, "max_producers_per_topic");
        var producer = producer();
        result(producer.ready());

        assertThat(producer.state().lastError().id()).isEqualTo(ErrorId.TOPIC_LIMIT);
    }

    @Test
    void aClosedProducerStaysClosedWhateverAnswersStillArrive() {
        broker.registrations().thenHold();
        var producer = producer();
        eventually(() -> assertThat(broker.registrations().held()).hasSize(1));
        producer.close();
        broker.registrations().releaseAll();

        staysSo(() -> assertThat(producer.state().status()).isEqualTo(Status.CLOSED));
    }

    @Test
    void aProducerClosedDuringDiscoveryRegistersNowhere() {
        broker.partitions().thenHold();
        var producer = producer();
        eventually(() -> assertThat(broker.partitions().held()).hasSize(1));
        producer.close();
        broker.partitions().releaseAll();

        staysSo(() -> assertThat(broker.registrations().count()).isZero());
        assertThat(producer.state().status()).isEqualTo(Status.CLOSED);
    }
}
