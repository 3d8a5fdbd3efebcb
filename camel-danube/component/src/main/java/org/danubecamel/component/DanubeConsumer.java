package org.danubecamel.component;

import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.Delivery;
import org.jspecify.annotations.Nullable;

/** Makes an exchange of each message of a subscription, and acknowledges the message when that completes. */
final class DanubeConsumer extends DefaultConsumer implements Suspendable, ShutdownAware {

    private final DanubeEndpoint endpoint;
    private final Completions completions;
    private final FailureHandler failures;
    private final @Nullable DeadLetters deadLetters;
    private @Nullable ClientLease lease;
    private @Nullable ExecutorService executor;
    private volatile @Nullable Subscription subscription;

    DanubeConsumer(
            DanubeEndpoint endpoint, Processor processor, FailureRules rules, @Nullable DeadLetters deadLetters) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.deadLetters = deadLetters;
        var configuration = endpoint.getConfiguration();
        var log = new FailureLog(this);
        var pause = new IntakePause(
                intake(), rules.delay(), System::nanoTime, "The consumer of danube:" + configuration.getTopic());
        this.failures =
                new FailureHandler(rules, endpoint.failureClassifier(), pause, deadLetters, log, this::stopRoute);
        this.completions = new Completions(configuration, failures, log);
    }

    @Override
    public DanubeEndpoint getEndpoint() {
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        AggregateWarning.check(getRoute());
        setHealthCheck(new DanubeConsumerHealthCheck(this));
        ServiceHelper.startService(deadLetters);
        failures.begin();
        try {
            subscribe();
        } catch (RuntimeException e) {
            disconnect();
            throw e;
        }
    }

    private void subscribe() {
        var configuration = endpoint.getConfiguration();
        var options = endpoint.consumerOptions();
        var threads = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newFixedThreadPool(
                        this,
                        "DanubeConsumer[" + configuration.getTopic() + "]",
                        configuration.getConcurrentConsumers());
        executor = threads;
        var opened = endpoint.lease();
        lease = opened;
        var check = configuration.isTestConnectionOnStartup() ? StartupCheck.of(opened.client(), configuration) : null;
        if (check != null) {
            check.broker();
        }
        var setup = endpoint.subscriptionSetup(opened.client());
        var started = new Subscription(
                opened.client(),
                setup.addTo(options).executor(threads).build(),
                this::deliver,
                this::subscriptionFailed);
        subscription = started;
        started.start(setup);
        if (check != null) {
            check.connected(started.ready(), started::state);
        }
    }

    private void subscriptionFailed(DanubeException failure) {
        if (isStarting() && endpoint.getConfiguration().isTestConnectionOnStartup()) {
            // The start fails with it.
            return;
        }
        getExceptionHandler()
                .handleException(
                        "Route " + getRouteId() + " receives nothing from danube:"
                                + endpoint.getConfiguration().getTopic() + " until this is put right",
                        failure);
    }

    void deliver(Delivery delivery) {
        var exchange = createExchange(true);
        var acknowledgement = completions.attach(exchange, delivery);
        getAsyncProcessor().process(exchange, doneSync -> endWithoutUnitOfWork(exchange, acknowledgement));
    }

    /** An exchange that fails before its unit of work began, as while the context stops, keeps its completions. */
    private static void endWithoutUnitOfWork(Exchange exchange, Acknowledgement acknowledgement) {
        if (exchange.isFailed() && exchange.getExchangeExtension().containsOnCompletion(acknowledgement)) {
            UnitOfWorkHelper.doneSynchronizations(
                    exchange, exchange.getExchangeExtension().handoverCompletions());
        }
    }

    private IntakePause.Intake intake() {
        return new IntakePause.Intake() {
            @Override
            public void hold() {
                ifSubscribed(Subscription::hold);
            }

            @Override
            public void admitOne() {
                ifSubscribed(Subscription::admitOne);
            }

            @Override
            public void release() {
                ifSubscribed(Subscription::release);
            }
        };
    }

    private void ifSubscribed(Consumer<Subscription> action) {
        var current = subscription;
        if (current != null) {
            action.accept(current);
        }
    }

    private void stopRoute(String why, @Nullable Throwable cause) {
        var context = endpoint.getCamelContext();
        var route = getRouteId();
        // Not here: a route waits for its exchanges to end before it stops, and this one has not.
        context.getExecutorServiceManager()
                .newThread("DanubeStopRoute", () -> {
                    try {
                        if (route == null) {
                            stop();
                        } else {
                            context.getRouteController().stopRoute(route, cause == null ? new Exception(why) : cause);
                        }
                    } catch (Exception e) {
                        getExceptionHandler().handleException("Route " + route + " cannot be stopped", e);
                    }
                })
                .start();
    }

    /** Returns what deals with messages that fail. */
    FailureHandler failures() {
        return failures;
    }

    /** Returns how the subscription is connected. */
    ConnectionState connection() {
        var current = subscription;
        return current == null ? Subscription.CLOSED : current.state();
    }

    @Override
    protected void doSuspend() throws Exception {
        var current = subscription;
        if (current != null) {
            current.suspend();
        }
        super.doSuspend();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        var current = subscription;
        if (current != null) {
            current.resume();
        }
    }

    @Override
    protected void doStop() throws Exception {
        failures.end();
        disconnect();
        failures.reset();
        ServiceHelper.stopService(deadLetters);
        super.doStop();
    }

    private void disconnect() {
        var givenUp = isGivenUp();
        var current = subscription;
        if (current != null) {
            if (givenUp) {
                current.closeNow();
            } else {
                current.close();
            }
            subscription = null;
        }
        if (lease != null) {
            lease.close();
            lease = null;
        }
        if (executor != null) {
            var executors = endpoint.getCamelContext().getExecutorServiceManager();
            if (givenUp) {
                executors.shutdownNow(executor);
            } else {
                executors.shutdownGraceful(executor);
            }
            executor = null;
        }
    }

    /** Whether Camel has waited for the exchanges that are left, as long as it may. */
    private boolean isGivenUp() {
        return completions.open() > 0
                && endpoint.getCamelContext().getShutdownStrategy().isTimeoutOccurred();
    }

    @Override
    public boolean deferShutdown(ShutdownRunningTask task) {
        return false;
    }

    /** Counts the exchanges that went on to other routes too: to acknowledge them, this consumer must be open. */
    @Override
    public int getPendingExchangesSize() {
        return completions.open();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        // The consumer is suspended by the shutdown itself, and has no queue of its own to empty.
    }
}
