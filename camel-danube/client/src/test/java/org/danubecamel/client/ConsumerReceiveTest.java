package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.fake.Samples.body;
import static org.danubecamel.client.fake.Samples.builder;
import static org.danubecamel.client.fake.Samples.message;

import io.grpc.Status.Code;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.protocol.ConsumerRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConsumerReceiveTest extends BrokerStory {
    private final List<Delivery> given = new CopyOnWriteArrayList<>();

    @Test
    void theStreamIsOpenedAsSoonAsItIsSubscribed() {
        var consumer = consumer(given::add);
        result(consumer.ready());

        broker.stream(1);
        var request = broker.subscriptions().requests().get(0);
        assertThat(request.getTopicName()).isEqualTo("/default/orders");
        assertThat(request.getSubscription()).isEqualTo("billing");
        assertThat(request.getConsumerName()).isEqualTo(consumer.name()).startsWith("billing-");
        assertThat(consumer.state().status()).isEqualTo(Status.CONNECTED);
    }

    @ParameterizedTest
    @EnumSource
    void eachTypeOfSubscriptionIsAskedForByItsName(SubscriptionType type) {
        result(consumer(options -> options.subscriptionType(type).consumerName("me"), given::add)
                .ready());

        var request = broker.subscriptions().requests().get(0);
        assertThat(request.getSubscriptionType().name().toUpperCase(Locale.ROOT))
                .isEqualTo(type.name().replace("_", ""));
        assertThat(request.getConsumerName()).startsWith("me");
    }

    @Test
    void twoConsumersOfOneProcessHaveTwoNames() {
        var client = client();
        var first = consumer(client, options -> options, given::add);
        var second = consumer(client, options -> options, given::add);

        assertThat(first.name()).isNotEqualTo(second.name());
    }

    @Test
    void aMessageIsGivenAsItArrived() {
        consumer(given::add);
        broker.stream(1)
                .deliver(builder(7, "body")
                        .setRoutingKey("key")
                        .setRequestId(-1)
                        .setSchemaId(-2)
                        .setSchemaVersion(3)
                        .putAttributes("a", "1")
                        .build());
        eventually(() -> assertThat(given).hasSize(1));
        var message = given.get(0).message();

        assertThat(body(message)).isEqualTo("body");
        assertThat(message.topic()).isEqualTo(Samples.TOPIC);
        assertThat(message.offset()).isEqualTo(7);
        assertThat(message.key()).isEqualTo("key");
        assertThat(message.attributes()).isEqualTo(Map.of("a", "1"));
        assertThat(message.publishTime()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_007L));
        assertThat(message.producerName()).isEqualTo("shop~1");
        assertThat(message.requestId()).isEqualTo(-1);
        assertThat(message.schemaId()).hasValue(-2);
        assertThat(message.schemaVersion()).hasValue(3);
    }

    @Test
    void whatAMessageDoesNotHaveIsMissing() {
        consumer(given::add);
        broker.stream(1).deliver(message(0));
        eventually(() -> assertThat(given).hasSize(1));

        assertThat(given.get(0).message().key()).isNull();
        assertThat(given.get(0).message().schemaId()).isEmpty();
        assertThat(given.get(0).message().schemaVersion()).isEmpty();
        assertThat(given.get(0)).hasToString("delivery of /default/orders@0");
    }

    @Test
    void anAcknowledgementCarriesTheMessageIdAsItArrived() {
        consumer(given::add);
        var sent = message(3);
        broker.stream(1).deliver(sent);
        eventually(() -> assertThat(given).hasSize(1));

        assertThat(result(given.get(0).acknowledge())).isEqualTo(AckOutcome.CONFIRMED);
        assertThat(broker.acks().requests().get(0).getMsgId()).isEqualTo(sent.getMsgId());
        assertThat(broker.acks().requests().get(0).getSubscriptionName()).isEqualTo("billing");
    }

    @Test
    void eachPartitionHasItsOwnStream() {
        broker.partitions()
                .alwaysAnswer(request -> FakeBroker.listing(
                        "/default/orders-part-0", "/default/orders-part-1", "/default/orders-archive-part-0"));
        var consumer = consumer(given::add);
        result(consumer.ready());

        assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getTopicName)
                .containsExactlyInAnyOrder("/default/orders-part-0", "/default/orders-part-1");
        broker.stream(2);
        staysSo(() -> assertThat(broker.streams()).hasSize(2));
    }

    @Test
    void partitionsThatAreMadeLaterAreFound() {
        broker.partitions()
                .thenAnswer(request -> FakeBroker.listing("/default/orders-part-0"))
                .alwaysAnswer(request -> FakeBroker.listing("/default/orders-part-0", "/default/orders-part-1"));
        result(consumer(given::add).ready());

        eventually(() -> assertThat(broker.subscriptions().requests())
                .extracting(ConsumerRequest::getTopicName)
                .containsExactly("/default/orders-part-0", "/default/orders-part-1"));
    }

    @Test
    void aRedirectIsFollowed() {
        var owner = closedAtTheEnd(FakeBroker.start());
        broker.lookups().alwaysAnswer(request -> FakeBroker.at(request, owner.url()));
        consumer(given::add);
        owner.stream(1).deliver(message(0));
        eventually(() -> assertThat(given).hasSize(1));
        result(given.get(0).acknowledge());

        assertThat(owner.acks().count()).isEqualTo(1);
        assertThat(broker.subscriptions().count()).isZero();
    }

    @Test
    void aTopicThatDoesNotExistIsWaitedFor() {
        broker.partitions().thenAnswer(request -> FakeBroker.listing()).thenHold();
        var consumer = consumer(given::add);
        eventually(() -> assertThat(broker.partitions().held()).hasSize(1));
        assertThat(consumer.state().status()).isEqualTo(Status.CONNECTING);
        assertThat(consumer.state().lastError().id()).isEqualTo(ErrorId.TOPIC_MISSING);
        assertThat(consumer.ready()).isNotDone();

        broker.partitions().releaseAll();
        result(consumer.ready());
        assertThat(broker.partitions().count()).isEqualTo(2);
    }

    @Test
    void aTopicThatIsGoneByTheTimeOfTheSubscriptionIsWaitedForToo() {
        broker.subscriptions().thenFail(Code.NOT_FOUND, "Unable to find the topic");
        result(consumer(given::add).ready());

        assertThat(broker.subscriptions().count()).isEqualTo(2);
    }

    @Test
    void withoutWaitingATopicThatDoesNotExistIsAnError() {
        broker.partitions().alwaysAnswer(request -> FakeBroker.listing());
        var consumer = consumer(options -> options.waitForTopic(false), given::add);

        assertThat(failure(consumer.ready()))
                .hasMessageStartingWith("DNB-2101 ")
                .hasMessageContaining("/default/orders")
                .hasMessageContaining("Create it");
        assertThat(consumer.state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void withoutWaitingATopicGoneByTheTimeOfTheSubscriptionIsAnErrorToo() {
        broker.subscriptions().alwaysFail(Code.NOT_FOUND, "Unable to find the topic");
        var consumer = consumer(options -> options.waitForTopic(false), given::add);

        assertThat(failure(consumer.ready()).id()).isEqualTo(ErrorId.TOPIC_MISSING);
        assertThat(consumer.state().status()).isEqualTo(Status.FAILED);
    }

    @Test
    void anExclusiveSubscriptionHeldByAnotherNameIsAnError() {
        broker.subscriptions()
                .alwaysFail(Code.PERMISSION_DENIED, "Not able to subscribe to the topic: Exclusive consumer");
        var consumer = consumer(
                options -> options.subscriptionType(SubscriptionType.EXCLUSIVE).consumerName("b"), given::add);

        assertThat(failure(consumer.ready()))
                .hasMessageStartingWith("DNB-2201 ")
                .hasMessageContaining("consumer name");
        assertThat(consumer.state().status()).isEqualTo(Status.FAILED);
        staysSo(() -> assertThat(broker.subscriptions().count()).isEqualTo(1));
    }

    @Test
    void noCodeOfTheCallerRunsOnNetworkThreads() {
        var names = new CopyOnWriteArrayList<String>();
        consumer(delivery -> {
            names.add(Thread.currentThread().getName());
            delivery.acknowledge()
                    .thenRun(() -> names.add(Thread.currentThread().getName()));
        });
        for (var i = 0; i < 50; i++) {
            broker.stream(1).deliver(message(i));
        }
        eventually(() -> assertThat(names).hasSize(100));

        // A future that is complete already runs what is added on the thread that adds it.
        assertThat(names).allMatch(name -> name.matches("danube-client-(listener|callback)-\\d+"));
    }

    @Test
    void aListenerThatBlocksDoesNotStopTheStreamFromBeingRead() {
        var latch = new CountDownLatch(1);
        var consumer = consumer(delivery -> {
            given.add(delivery);
            awaitQuietly(latch);
        });
        var stream = broker.stream(1);
        for (var i = 0; i < 2_000; i++) {
            stream.deliver(message(i));
        }
        eventually(() -> assertThat(consumer.unfinished()).isEqualTo(2_000));
        assertThat(given).hasSize(1);
        assertThat(consumer.inFlight()).isEqualTo(1);
        latch.countDown();
    }

    @Test
    void listenersMayWaitForSendsHoweverManyTheyAre() {
        var client = client();
        var producer = producer(client, options -> options);
        var listeners = 2 * Runtime.getRuntime().availableProcessors() + 1;
        for (var i = 0; i < listeners; i++) {
            consumer(client, options -> options, delivery -> {
                producer.send(Samples.text("forwarded")).join();
                delivery.acknowledge();
            });
        }
        for (var i = 1; i <= listeners; i++) {
            broker.stream(i).deliver(message(0), message(1), message(2));
        }
        eventually(() -> assertThat(broker.acks().count()).isEqualTo(3 * listeners));
    }

    @Test
    void anExecutorOfTheCallerRunsTheListener() {
        var names = new CopyOnWriteArrayList<String>();
        consumer(
                options -> options.executor(task -> new Thread(task, "mine").start()),
                delivery -> names.add(Thread.currentThread().getName()));
        broker.stream(1).deliver(message(0));

        eventually(() -> assertThat(names).containsExactly("mine"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
