package org.danubecamel.component;

import io.grpc.Channel;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.internal.BatchObserver;
import org.danubecamel.batch.internal.Batcher;
import org.danubecamel.batch.internal.Entry;
import org.danubecamel.batch.internal.Limits;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.receive.ModelInbox;
import org.danubecamel.client.internal.receive.TopicConsumer;
import org.danubecamel.client.internal.wire.Connections;
import org.danubecamel.client.internal.wire.ServiceUrl;
import org.danubecamel.client.internal.wire.Settings;
import org.danubecamel.client.internal.wire.Timer;
import org.danubecamel.client.internal.wire.Wire;
import org.jspecify.annotations.Nullable;

/** One life of a route from {@code danube:} to a sink through {@code danube-batch:}, with what both are really made of. */
final class ModelProcess {

    private static final TopicName TOPIC = TopicName.parse("orders-part-0");
    private static final Settings SETTINGS =
            new Settings(Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30), 1 << 20);

    private final ModelWorld world;
    private final ModelBroker broker;
    private final ModelRules rules;
    private final ModelDefect defect;
    private final DanubeConsumer owner;
    private final ModelInbox inbox;
    private final TopicConsumer consumer;
    private final Completions completions;
    private final Batcher batcher;
    private boolean stopping;

    ModelProcess(
            ModelWorld world,
            ModelBroker broker,
            ModelRules rules,
            ModelDefect defect,
            DanubeConsumer owner,
            FailureRules failureRules,
            DeadLetters deadLetters,
            WriteGuarantee guarantee,
            ModelSink sink) {
        this.world = world;
        this.broker = broker;
        this.rules = rules;
        this.defect = defect;
        this.owner = owner;
        rules.processBegins();
        inbox = new ModelInbox(defect.inbox(), TOPIC);
        var wire = new Wire(
                ServiceUrl.parse("http://127.0.0.1:6650"),
                SETTINGS,
                world::later,
                world::later,
                connections(),
                timer());
        var options = ConsumerOptions.builder(TOPIC, "test")
                .concurrency(1 + world.random.nextInt(2))
                .maxInFlight(1 + world.random.nextInt(12))
                .closeTimeout(Duration.ofNanos(1));
        consumer = inbox.consumer(wire, options.build(), this::deliver);
        var log = new FailureLog(owner);
        var pause = new IntakePause(intake(), failureRules.delay(), world::nanoTime, "the model");
        completions = new Completions(
                owner.getEndpoint().getConfiguration(),
                new FailureHandler(
                        failureRules, new DefaultFailureClassifier(), pause, deadLetters, log, (why, cause) -> stop()),
                log);
        batcher = new Batcher(
                "model",
                limits(),
                guarantee,
                new DefaultFailureClassifier(),
                sink,
                world::later,
                world::after,
                world::nanoTime,
                new NoObserver());
        consumer.start();
    }

    private Limits limits() {
        return new Limits(
                1 + world.random.nextInt(8),
                1 << 20,
                Duration.ofMillis(10),
                Duration.ofMillis(world.random.nextInt(3)),
                world.oneIn(4) ? 2 : 1,
                1_000,
                1 << 20,
                Duration.ZERO);
    }

    private Connections connections() {
        return new Connections() {
            @Override
            public Channel to(ServiceUrl url) {
                return broker;
            }

            @Override
            public void handOver(Runnable task) {
                broker.handOver(task);
            }

            @Override
            public void close() {}
        };
    }

    private Timer timer() {
        return new Timer() {
            @Override
            public void schedule(Runnable task, long delayMillis) {
                // Some time: that delays are kept in order proves nothing in a world of its own time.
                world.later(task);
            }

            @Override
            public void close() {}
        };
    }

    private IntakePause.Intake intake() {
        return new IntakePause.Intake() {
            @Override
            public void hold() {
                consumer.hold();
            }

            @Override
            public void admitOne() {
                consumer.admitOne();
            }

            @Override
            public void release() {
                consumer.release();
            }
        };
    }

    private void deliver(Delivery delivery) {
        var exchange = new DefaultExchange(owner.getEndpoint().getCamelContext());
        completions.attach(exchange, delivery);
        var message = broker.numbered(delivery.message().payload());
        rules.given(message);
        if (world.oneIn(20)) {
            // Filtered out: it reaches the end of the route, and that is all it is to do.
            message.writes++;
            complete(exchange, message, null);
        } else if (world.oneIn(8)) {
            world.later(() -> park(exchange, message));
        } else {
            park(exchange, message);
        }
    }

    private void park(Exchange exchange, ModelMessage message) {
        if (defect == ModelDefect.ACKNOWLEDGES_BEFORE_THE_WRITE && message.number % 5 == 0) {
            end(exchange);
            return;
        }
        if (defect == ModelDefect.FORGETS_A_RESULT && message.number == 3) {
            return;
        }
        try {
            batcher.park(
                    new Entry(this, "route", null, 0, () -> message, failure -> complete(exchange, message, failure)));
        } catch (RuntimeException e) {
            complete(exchange, message, e);
        }
    }

    private void complete(Exchange exchange, ModelMessage message, @Nullable Exception failure) {
        if (failure == null) {
            rules.succeeded(message);
        } else {
            exchange.setException(failure);
        }
        rules.leftRoute(message);
        end(exchange);
    }

    /** What the end of a unit of work does. */
    private static void end(Exchange exchange) {
        UnitOfWorkHelper.doneSynchronizations(
                exchange, exchange.getExchangeExtension().handoverCompletions());
    }

    /** What is true of the consumer's own account. */
    void check() {
        rules.complete(broker, inbox.completeUpTo());
    }

    boolean isStopping() {
        return stopping;
    }

    /** Takes nothing more, and lets what it has come to its end. */
    void stop() {
        stopping = true;
        consumer.suspend();
        batcher.hurry(Duration.ofMinutes(1).toNanos());
    }

    /** Ends whatever has not come to its end. */
    void close() {
        batcher.close();
        consumer.close();
    }

    private static final class NoObserver implements BatchObserver {

        @Override
        public void called(int records) {}

        @Override
        public void written(int records, long bytes) {}

        @Override
        public void rejected(int records, Throwable failure) {}

        @Override
        public void notWritten(int records, FailureKind kind, Throwable failure) {}

        @Override
        public void halved() {}
    }
}
