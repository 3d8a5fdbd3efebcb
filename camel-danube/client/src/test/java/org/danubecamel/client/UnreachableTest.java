package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.client.fake.Samples.text;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.danubecamel.client.ConnectionState.Status;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.FakeBroker;
import org.junit.jupiter.api.Test;

class UnreachableTest extends BrokerStory {

    /** Something that listens and is no broker: it says {@code answer} to whoever connects, if anything. */
    private ServerSocket stranger(String answer) throws IOException {
        var socket = closedAtTheEnd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        var thread = new Thread(() -> {
            while (!socket.isClosed()) {
                try {
                    var connection = socket.accept();
                    connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                    connection.getOutputStream().flush();
                } catch (IOException closedOrReset) {
                    // The next accept tells which.
                    continue;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private DanubeClient clientOf(ServerSocket socket) {
        return client(
                "http://127.0.0.1:" + socket.getLocalPort(), options -> options.requestTimeout(Duration.ofMillis(500)));
    }

    private static final String BAD_REQUEST =
            "HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n";

    @Test
    void aBrokerAnswersAPing() {
        result(client().ping());
        assertThat(broker.healthChecks().count()).isEqualTo(1);
    }

    @Test
    void whereNothingListensAPingSaysSo() {
        var url = FakeBroker.deadUrl();
        var failed = failure(client(url, UnaryOperator.identity()).ping());

        assertThat(failed.id()).isEqualTo(ErrorId.UNREACHABLE);
        assertThat(failed).hasMessageContaining(url).hasMessageContaining("Check that the broker runs");
    }

    @Test
    void whereAWebServerListensAPingSaysThatItIsNoBroker() throws IOException {
        var failed = failure(clientOf(stranger(BAD_REQUEST)).ping());

        assertThat(failed.id()).isEqualTo(ErrorId.NOT_A_BROKER);
        assertThat(failed)
                .hasMessageContaining("does not speak the Danube protocol")
                .hasMessageContaining("6650");
    }

    @Test
    void whereNobodySpeaksAPingEndsAtItsDeadline() throws IOException {
        var failed = failure(clientOf(stranger("")).ping());

        assertThat(failed.id()).isEqualTo(ErrorId.UNREACHABLE);
        assertThat(failed).hasMessageContaining("DEADLINE_EXCEEDED");
    }

    @Test
    void aProducerAtAWebServerKeepsTryingAndSaysWhy() throws IOException {
        var producer = producer(clientOf(stranger(BAD_REQUEST)), options -> options);

        eventually(() -> assertThat(producer.state().lastError()).isNotNull());
        assertThat(producer.state().lastError().id()).isEqualTo(ErrorId.NOT_A_BROKER);
        assertThat(producer.state().status()).isEqualTo(Status.CONNECTING);
        assertThat(producer.ready()).isNotDone();
    }

    @Test
    void aConsumerAtAWebServerKeepsTryingAndSaysWhy() throws IOException {
        var consumer = consumer(clientOf(stranger(BAD_REQUEST)), options -> options, Delivery::acknowledge);

        eventually(() -> assertThat(consumer.state().lastError()).isNotNull());
        assertThat(consumer.state().lastError().id()).isEqualTo(ErrorId.NOT_A_BROKER);
        assertThat(consumer.state().status()).isEqualTo(Status.CONNECTING);
    }

    @Test
    void aDeadAddressIsTriedAgainAsOftenAsTheClientSays() throws IOException {
        var connections = new AtomicInteger();
        var socket = closedAtTheEnd(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        var thread = new Thread(() -> {
            while (!socket.isClosed()) {
                try (var connection = socket.accept()) {
                    connections.incrementAndGet();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        producer(clientOf(socket), options -> options);

        await().atMost(Duration.ofSeconds(4)).until(() -> connections.get() >= 5);
    }

    @Test
    void aBrokerThatStartsLaterIsFound() {
        var port = broker.port();
        broker.close();
        var client = client("http://127.0.0.1:" + port, UnaryOperator.identity());
        var producer = producer(client, options -> options);
        var consumer = consumer(client, options -> options, Delivery::acknowledge);
        var sent = producer.send(text("a"));
        eventually(() -> assertThat(producer.state().lastError()).isNotNull());
        eventually(() -> assertThat(consumer.state().lastError()).isNotNull());
        assertThat(producer.state().status()).isEqualTo(Status.CONNECTING);
        assertThat(producer.state().lastError().id()).isEqualTo(ErrorId.UNREACHABLE);
        assertThat(consumer.state().lastError().id()).isEqualTo(ErrorId.UNREACHABLE);

        var started = closedAtTheEnd(FakeBroker.start(port));
        result(sent);
        result(consumer.ready());
        assertThat(started.sends().count()).isEqualTo(1);
    }
}
