package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.test.proxy.TcpProxy;
import org.jspecify.annotations.Nullable;

/**
 * One check's own world: a new target, a proxy before the peer, and Camel contexts with a route from the test to the sink.
 * At its start and at its end the peer runs undisturbed.
 */
final class Trial implements AutoCloseable {

    private static final String IN = "direct:in";

    final SinkUnderTest sink;
    final String target;
    final Account account;
    private final @Nullable TcpProxy proxy;
    private final ExecutorService background = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "danube-contract");
        thread.setDaemon(true);
        return thread;
    });
    private final List<CamelContext> contexts = new ArrayList<>();
    private @Nullable AsyncProducer entrance;
    private Duration patienceOfStop = Duration.ofSeconds(10);

    private Trial(SinkUnderTest sink, SinkCheck check, @Nullable TcpProxy proxy) {
        this.sink = sink;
        this.proxy = proxy;
        target = check.name().toLowerCase(Locale.ROOT) + "_"
                + UUID.randomUUID().toString().substring(0, 8);
        account = new Account(sink.promises(SinkPromise.IDEMPOTENT));
    }

    static Trial of(SinkUnderTest sink, SinkCheck check) {
        sink.peer.start();
        var port = sink.peer.port();
        var trial = new Trial(sink, check, port == 0 ? null : TcpProxy.open(() -> "http://127.0.0.1:" + port));
        sink.target.accept(trial.target);
        return trial;
    }

    /** The proxy between sink and peer. */
    TcpProxy proxy() {
        if (proxy == null) {
            throw new IllegalStateException(sink.system + " is not reached by TCP");
        }
        return proxy;
    }

    /** Starts a context whose route goes through a batch of {@code batchSize}. */
    CamelContext startBatches(int batchSize) throws Exception {
        return start(batch(sink.uri.apply(target), batchSize), sink.password);
    }

    /** The URI of a batch before a sink, which gives each exchange its own result. */
    String batch(String uri, int batchSize) {
        return "danube-batch:contract?batchBody=MESSAGE&maxPendingRecords=20000&batchSize=" + batchSize + "&uri=RAW("
                + uri + ")";
    }

    /** Starts a context whose route goes to {@code uri}; the former one stays. */
    CamelContext start(String uri, @Nullable String password) throws Exception {
        var context = new DefaultCamelContext();
        contexts.add(context);
        context.getShutdownStrategy().setTimeUnit(TimeUnit.MILLISECONDS);
        context.getShutdownStrategy().setTimeout(patienceOfStop.toMillis());
        context.getShutdownStrategy().setLogInflightExchangesOnTimeout(false);
        sink.logIn.prepare(context, proxy == null ? 0 : proxy.port(), password);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(IN).routeId("contract").errorHandler(noErrorHandler()).to(uri);
            }
        });
        bounded("The start of the route", () -> {
            context.start();
            return context;
        });
        entrance = context.getEndpoint(IN).createAsyncProducer();
        entrance.start();
        return context;
    }

    /** Sets how long contexts that are started from now on wait for their routes when they stop. */
    void patienceOfStop(Duration patience) {
        patienceOfStop = patience;
    }

    /** Stops a context, within the bound. */
    void stop(CamelContext context) throws Exception {
        bounded("The stop of the route", () -> {
            context.stop();
            return context;
        });
    }

    /** Gives a message to the route. */
    Sent send(Message message) {
        return send(message, message.body());
    }

    /** Gives a message with another body to the route. */
    Sent send(Message message, @Nullable Object body) {
        if (entrance == null) {
            throw new IllegalStateException("not started");
        }
        var exchange = entrance.getEndpoint().createExchange();
        exchange.getMessage().setBody(body);
        exchange.getMessage().setHeader("CamelDanubeMessageId", message.id());
        if (message.key() != null) {
            exchange.getMessage().setHeader("CamelDanubeKey", message.key());
        }
        var sent = new Sent(message, exchange);
        entrance.process(exchange, doneSync -> sent.completed());
        return sent;
    }

    /** Sends all at once and does not wait. */
    List<Sent> sendAll(Collection<Message> messages) {
        return messages.stream().map(this::send).toList();
    }

    /** Waits for what becomes of each, and takes it down. */
    void awaitAll(Collection<Sent> all) {
        for (var sent : all) {
            account.add(sent, sent.await(sink.bound));
        }
    }

    /** Waits for a message that nothing stands against. */
    void acknowledged(Sent sent) {
        var result = sent.await(sink.bound);
        assertThat(result.isAcknowledged()).as("%s: %s", sent.message, result).isTrue();
    }

    /**
     * Sends all, and again what failed without being refused, as a source does, until nothing is left.
     *
     * @return what was acknowledged or refused, as it was sent last
     */
    List<Sent> deliver(Collection<Message> messages) {
        var done = new ArrayList<Sent>();
        var left = List.copyOf(messages);
        var deadline = System.nanoTime() + sink.bound.toNanos();
        while (!left.isEmpty()) {
            var sent = sendAll(left);
            awaitAll(sent);
            var again = new ArrayList<Sent>();
            for (var each : sent) {
                (each.isAcknowledged() || each.isRejected() ? done : again).add(each);
            }
            if (!again.isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError(again.size() + " messages could not be delivered within "
                            + sink.bound.toSeconds() + " s, the last of them: "
                            + again.get(again.size() - 1).await(sink.bound));
                }
                pause();
            }
            left = again.stream().map(each -> each.message).toList();
        }
        return done;
    }

    private static void pause() {
        await().pollDelay(Duration.ofMillis(50)).until(() -> true);
    }

    /** Lets time pass, while what goes on goes on. */
    void observe() {
        await().pollDelay(sink.observation).atMost(sink.bound).until(() -> true);
    }

    /** Runs in a thread of its own. */
    <T> CompletableFuture<T> inBackground(Callable<T> task) {
        var future = new CompletableFuture<T>();
        background.execute(() -> {
            try {
                future.complete(task.call());
            } catch (Throwable e) {
                future.completeExceptionally(e);
            }
        });
        return future;
    }

    /**
     * Runs what must come to an end.
     *
     * @throws AssertionError if it does not
     */
    <T> T bounded(String what, Callable<T> task) throws Exception {
        return finished(what, inBackground(task));
    }

    /** Waits for what must come to an end. */
    <T> T finished(String what, CompletableFuture<T> task) throws Exception {
        try {
            return task.get(sink.bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError(what + " takes more than " + sink.bound.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /** Reads the target without the connector. */
    List<ContractRecord> stored() {
        return sink.reader.apply(target);
    }

    /** What is stored is what the account says. */
    void verify() {
        assertThat(account.problems(stored())).as("what is stored").isEmpty();
    }

    /** What is stored are these records, each once, in any order. */
    void verifyOnce(Collection<ContractRecord> expected) {
        assertThat(different(expected, stored())).as("what is stored").isEmpty();
    }

    private static List<String> different(Collection<ContractRecord> expected, List<ContractRecord> stored) {
        var left = new LinkedHashMap<String, ContractRecord>();
        stored.forEach(record -> left.put(record.id(), record));
        var problems = new ArrayList<String>();
        if (left.size() != stored.size()) {
            problems.add(stored.size() - left.size() + " are there more than once");
        }
        for (var record : expected) {
            var found = left.remove(record.id());
            if (found == null) {
                problems.add("missing: " + record);
            } else if (!record.isStoredAs(found)) {
                problems.add("not as it was sent: " + found + ", sent as " + record);
            }
        }
        left.values().forEach(record -> problems.add("nobody has sent " + record));
        return problems.size() > 10 ? problems.subList(0, 10) : problems;
    }

    @Override
    public void close() {
        sink.peer.resume();
        if (proxy != null) {
            proxy.endFaults();
        }
        // In the background, because one that hangs must not take the next check with it.
        contexts.forEach(context -> inBackground(() -> {
            context.stop();
            return context;
        }));
        background.shutdown();
        try {
            background.awaitTermination(sink.bound.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (proxy != null) {
            proxy.close();
        }
        sink.peer.start();
    }
}
