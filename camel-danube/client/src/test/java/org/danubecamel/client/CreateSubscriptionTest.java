package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.TOPIC;
import static org.danubecamel.client.fake.Samples.message;

import io.grpc.Status.Code;
import java.time.Duration;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeStream;
import org.danubecamel.protocol.ConsumerRequest.SubscriptionType;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckResponse;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;
import org.junit.jupiter.api.Test;

/** A subscription that is made before anybody receives from it. */
class CreateSubscriptionTest extends BrokerStory {

    private static final HealthCheckResponse GONE =
            HealthCheckResponse.newBuilder().setStatus(ClientStatus.CLOSE).build();

    @Test
    void itsStreamIsOpenedAndClosed() {
        broker.healthChecks().alwaysAnswer(request -> GONE);

        result(client().createSubscription(TOPIC, "letters"));

        var request = broker.subscriptions().requests().get(0);
        assertThat(request.getTopicName()).isEqualTo(TOPIC.toString());
        assertThat(request.getSubscription()).isEqualTo("letters");
        assertThat(request.getSubscriptionType()).isEqualTo(SubscriptionType.Shared);
        assertThat(broker.streams()).singleElement().matches(FakeStream::isCancelled);
    }

    @Test
    void itIsMadeWhenTheBrokerTakesTheConsumerForGone() {
        broker.healthChecks().alwaysHold();
        var made = client().createSubscription(TOPIC, "letters");
        eventually(() -> assertThat(broker.healthChecks().held()).hasSize(1));
        var asked = broker.healthChecks().held().get(0).request();

        assertThat(asked.getClient()).isEqualTo(HealthCheckRequest.ClientType.Consumer);
        assertThat(asked.getId()).isEqualTo(broker.stream(1).consumerId());
        assertThat(made).isNotDone();
    }

    @Test
    void whileTheBrokerWaitsForTheConsumerTheStreamIsOpenedAgain() {
        broker.healthChecks().thenSucceed().thenSucceed().alwaysAnswer(request -> GONE);

        result(client().createSubscription(TOPIC, "letters"));

        assertThat(broker.streams()).hasSize(3).allMatch(FakeStream::isCancelled);
    }

    @Test
    void aBrokerThatWaitsForeverIsAnError() {
        var failed = failure(client().createSubscription(TOPIC, "letters"));

        assertThat(failed.id()).isEqualTo(ErrorId.BROKER_FAILURE);
        assertThat(failed.isRetryable()).isTrue();
        assertThat(failed).hasMessageContaining("subscription letters of /default/orders");
    }

    @Test
    void nothingIsAcknowledged() {
        broker.healthChecks().thenSucceed().alwaysAnswer(request -> GONE);
        var made = client().createSubscription(TOPIC, "letters");
        broker.stream(1).deliver(message(0));
        result(made);

        assertThat(broker.acks().count() + broker.nacks().count()).isZero();
    }

    @Test
    void aSubscriptionThatIsRefusedIsAnError() {
        broker.subscriptions().alwaysFail(Code.PERMISSION_DENIED, "Not able to subscribe: Exclusive");

        assertThat(failure(client().createSubscription(TOPIC, "letters")).id()).isEqualTo(ErrorId.SUBSCRIPTION_HELD);
    }

    @Test
    void aStreamThatIsRefusedIsAnError() {
        var made = client().createSubscription(TOPIC, "letters");
        broker.stream(1).fail(Code.PERMISSION_DENIED, "no binding grants Consume");

        assertThat(failure(made).id()).isEqualTo(ErrorId.PERMISSION);
    }

    @Test
    void aStreamThatAnotherProcessTakesOverIsNone() {
        broker.healthChecks().alwaysAnswer(request -> GONE);
        var made = client().createSubscription(TOPIC, "letters");
        broker.stream(1).end();

        result(made);
    }

    @Test
    void itEndsWhenTheClientIsClosed() {
        broker.healthChecks().alwaysHold();
        var client = client(options -> options.requestTimeout(Duration.ofSeconds(30)));
        var made = client.createSubscription(TOPIC, "letters");
        eventually(() -> assertThat(broker.healthChecks().count()).isEqualTo(1));
        client.close();

        assertThat(failure(made)).isNotNull();
        assertThat(failure(client.createSubscription(TOPIC, "letters")).id()).isEqualTo(ErrorId.CLOSED);
    }
}
