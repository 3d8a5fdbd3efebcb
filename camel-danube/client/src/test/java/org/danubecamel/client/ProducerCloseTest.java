package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.text;

import java.time.Duration;
import org.danubecamel.client.fake.BrokerStory;
import org.junit.jupiter.api.Test;

class ProducerCloseTest extends BrokerStory {

    @Test
    void closingWaitsForWhatIsUnderWay() throws InterruptedException {
        broker.sends().thenHold();
        var producer = producer(options -> options.withCloseTimeout(Duration.ofSeconds(10)));
        var sent = producer.send(text("a"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        var closer = new Thread(producer::close);
        closer.start();
        eventually(() -> assertThat(closer.getState()).isEqualTo(Thread.State.TIMED_WAITING));
        assertThat(sent).isNotDone();

        broker.sends().releaseAll();
        closer.join(5_000);
        assertThat(closer.isAlive()).isFalse();
        result(sent);
    }

    @Test
    void whatIsNotDoneByThenFails() {
        broker.sends().alwaysHold();
        var producer = producer(options -> options.withCloseTimeout(Duration.ofMillis(50)));
        var underWay = producer.send(text("a", "k"));
        var waiting = producer.send(text("b", "k"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        producer.close();

        assertThat(failure(underWay).id()).isEqualTo(ErrorId.CLOSED);
        assertThat(failure(waiting).id()).isEqualTo(ErrorId.CLOSED);
        assertThat(failure(waiting).outcome()).isEqualTo(SendOutcome.REFUSED);
    }

    @Test
    void aPublishWithoutAnswerIsUnknownWhenTheProducerIsClosed() {
        broker.sends().alwaysHold();
        var producer = producer(options -> options.withCloseTimeout(Duration.ofMillis(50)));
        var underWay = producer.send(text("a"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        producer.close();

        assertThat(failure(underWay).outcome()).isEqualTo(SendOutcome.UNKNOWN);
    }

    @Test
    void aClosedProducerTakesNothing() {
        var producer = producer();
        result(producer.ready());
        producer.close();

        assertThat(failure(producer.send(text("a"))).id()).isEqualTo(ErrorId.CLOSED);
        assertThat(producer.state().status()).isEqualTo(ConnectionState.Status.CLOSED);
        assertThat(broker.sends().count()).isZero();
    }

    @Test
    void closingTwiceIsClosing() {
        var producer = producer();
        producer.close();
        producer.close();

        assertThat(failure(producer.ready()).id()).isEqualTo(ErrorId.CLOSED);
    }

    @Test
    void aClosedProducerGivesItsRoomBack() {
        broker.sends().thenHold();
        var client = client(options -> options.maxPending(1).maxInFlight(1));
        var first = producer(client, options -> options.withCloseTimeout(Duration.ofMillis(50)));
        first.send(text("a"));
        eventually(() -> assertThat(broker.sends().held()).hasSize(1));
        first.close();
        broker.sends().releaseAll();

        result(producer(client, options -> options).send(text("b")));
    }
}
