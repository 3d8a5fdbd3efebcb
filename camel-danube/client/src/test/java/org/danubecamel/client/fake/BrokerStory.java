package org.danubecamel.client.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.awaitility.core.ThrowingRunnable;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.MessageListener;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.junit.jupiter.api.AfterEach;

/** A test that plays against a {@link FakeBroker}; what it opens is closed at its end. */
public abstract class BrokerStory {
    private static final long PATIENCE_SECONDS = 10;

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    /** The broker. */
    protected final FakeBroker broker = FakeBroker.start();

    @AfterEach
    void closeAll() throws Exception {
        for (var one : opened) {
            one.close();
        }
        broker.close();
    }

    /** Returns {@code one}, which is closed at the end of the test. */
    protected <T extends AutoCloseable> T closedAtTheEnd(T one) {
        opened.push(one);
        return one;
    }

    /** Returns a client of the broker. */
    protected DanubeClient client() {
        return client(UnaryOperator.identity());
    }

    /** Returns a client of the broker with options. */
    protected DanubeClient client(UnaryOperator<DanubeClient.Builder> options) {
        return client(broker.url(), options);
    }

    /** Returns a client for {@code url} with options. */
    protected DanubeClient client(String url, UnaryOperator<DanubeClient.Builder> options) {
        var builder = DanubeClient.builder(url).requestTimeout(Duration.ofSeconds(5));
        return closedAtTheEnd(options.apply(builder).build());
    }

    /** Returns a producer of a client of its own. */
    protected Producer producer() {
        return producer(UnaryOperator.identity());
    }

    /** Returns a producer of a client of its own, with options. */
    protected Producer producer(UnaryOperator<ProducerOptions> options) {
        return producer(client(), options);
    }

    /** Returns a producer of {@code client}, with options. */
    protected Producer producer(DanubeClient client, UnaryOperator<ProducerOptions> options) {
        var base = ProducerOptions.of(Samples.TOPIC).withCloseTimeout(Duration.ofMillis(100));
        return client.newProducer(options.apply(base));
    }

    /** Returns a consumer of a client of its own. */
    protected Consumer consumer(MessageListener listener) {
        return consumer(UnaryOperator.identity(), listener);
    }

    /** Returns a consumer of a client of its own, with options. */
    protected Consumer consumer(UnaryOperator<ConsumerOptions.Builder> options, MessageListener listener) {
        return consumer(client(), options, listener);
    }

    /** Returns a consumer of {@code client}, with options. */
    protected Consumer consumer(
            DanubeClient client, UnaryOperator<ConsumerOptions.Builder> options, MessageListener listener) {
        var base = ConsumerOptions.builder(Samples.TOPIC, "billing").closeTimeout(Duration.ofMillis(200));
        return client.newConsumer(options.apply(base).build(), listener);
    }

    /** Waits until {@code assertion} holds. */
    protected static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(assertion);
    }

    /** Checks that {@code assertion} holds now and for a little while. */
    protected static void staysSo(ThrowingRunnable assertion) {
        await().during(Duration.ofMillis(250))
                .atMost(Duration.ofSeconds(2))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(assertion);
    }

    /** Returns what {@code future} completes with. */
    protected static <T> T result(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("not completed", e);
        }
    }

    /** Returns what {@code future} fails with. */
    protected static DanubeException failure(CompletableFuture<?> future) {
        try {
            return fail("completed with " + future.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(DanubeException.class);
            return (DanubeException) e.getCause();
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("not completed", e);
        }
    }
}
