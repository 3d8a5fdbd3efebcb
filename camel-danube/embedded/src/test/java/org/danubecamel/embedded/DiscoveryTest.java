package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.util.stream.IntStream;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiscoveryTest extends BrokerTest {

    @Test
    void aLookupNamesThisBrokerByItsFullUrl() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        client.producer(TOPIC);

        var answer = client.lookup(TOPIC);

        assertThat(answer.getResponseType()).isEqualTo(LookupType.Connect);
        assertThat(answer.getConnectUrl()).isEqualTo(broker.serviceUrl()).startsWith("http://127.0.0.1:");
        assertThat(answer.getBrokerUrl()).isEqualTo(broker.serviceUrl());
        assertThat(answer.getProxy()).isFalse();
        assertThat(answer.getRequestId()).isEqualTo(7);
    }

    @Test
    void anUnknownTopicIsNotFoundByLookupAndHasNoPartitions() {
        RawClient client = client(broker());

        assertRefused(
                Status.Code.NOT_FOUND, "Unable to find the requested topic: " + TOPIC, () -> client.lookup(TOPIC));
        assertThat(client.partitions(TOPIC)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "orders", "/orders", "/default/", "//orders", "/default/a.b", "/default/a/b", "/default/a b"
            })
    void aMalformedTopicNameIsAnInvalidArgument(String name) {
        RawClient client = client(broker());

        assertRefused(Status.Code.INVALID_ARGUMENT, "invalid format", () -> client.lookup(name));
        assertRefused(Status.Code.INVALID_ARGUMENT, "invalid format", () -> client.partitions(name));
        assertRefused(Status.Code.INVALID_ARGUMENT, "invalid format", () -> client.producer(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/default/a_b-1",
                "/default/\u043a\u043b\u044e\u0447",
                "/default/\u0928\u093f",
                "/default/\ud835\udfd8"
            })
    void lettersAndDigitsOfEveryScriptMakeATopicName(String name) {
        RawClient client = client(broker());
        client.producer(name);

        assertThat(client.partitions(name)).containsExactly(name);
    }

    @Test
    void aPlainTopicIsItsOnlyPartition() {
        RawClient client = client(broker());
        client.producer(TOPIC);

        assertThat(client.partitions(TOPIC)).containsExactly(TOPIC);
    }

    @Test
    void partitionsAreListedWithoutTopicsThatOnlyShareThePrefix() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        admin(broker).createPartitions(TOPIC, 64);
        client.producer(TOPIC + "2");
        client.producer(TOPIC + "-part-x");

        assertThat(client.partitions(TOPIC))
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 64)
                        .mapToObj(index -> TOPIC + "-part-" + index)
                        .toList());
    }

    @Test
    void aTopicIsNotCreatedBesideItsPartitionsNorAPartitionBesideThePlainTopic() {
        RawClient client = client(broker());
        client.producer(TOPIC);
        client.producer("/default/split-part-0");

        assertRefused(
                Status.Code.ALREADY_EXISTS,
                "a non-partitioned topic '" + TOPIC + "' already exists",
                () -> client.producer(TOPIC + "-part-0"));
        assertRefused(
                Status.Code.ALREADY_EXISTS,
                "partitioned topics with this base name already exist",
                () -> client.producer("/default/split"));
    }

    @Test
    void aTopicMayShareThePrefixOfAnotherOne() {
        RawClient client = client(broker());
        client.producer("/default/foobar");

        client.producer("/default/foo");

        assertThat(client.partitions("/default/foo")).containsExactly("/default/foo");
    }

    @Test
    void aRedirectedTopicIsServedElsewhere() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        client.producer(TOPIC);
        broker.faults().redirect(TOPIC, "http://127.0.0.1:1");

        var answer = client.lookup(TOPIC);

        assertThat(answer.getResponseType()).isEqualTo(LookupType.Redirect);
        assertThat(answer.getConnectUrl()).isEqualTo("http://127.0.0.1:1");
        assertRefused(Status.Code.UNAVAILABLE, "is served by another broker", () -> client.producer(TOPIC));
        broker.faults().endRedirect(TOPIC);
        assertThat(client.lookup(TOPIC).getResponseType()).isEqualTo(LookupType.Connect);
    }

    @Test
    void aRedirectedTopicIsListedWhetherOrNotItExistsHere() {
        EmbeddedBroker broker = broker();
        RawClient client = client(broker);
        broker.faults().redirect(TOPIC, "http://127.0.0.1:1");
        client.producer("/default/split-part-0");
        broker.faults().redirect("/default/split-part-1", "http://127.0.0.1:1");

        assertThat(client.partitions(TOPIC)).containsExactly(TOPIC);
        assertThat(client.partitions("/default/split"))
                .containsExactly("/default/split-part-0", "/default/split-part-1");
    }
}
