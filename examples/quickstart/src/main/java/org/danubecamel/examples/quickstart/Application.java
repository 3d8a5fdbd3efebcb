package org.danubecamel.examples.quickstart;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.main.Main;
import org.apache.camel.util.ObjectHelper;
import org.danubecamel.client.DanubeException;

/** The running quickstart. */
final class Application {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration UNTIL_A_WORD = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Settings settings;
    private final Progress progress;
    private final Events events;
    private final Main camel = new Main(Quickstart.class);
    private final Health health;
    private final CountDownLatch stopping = new CountDownLatch(1);

    private Application(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.health = new Health(camel);
        this.events = new Events(settings.brokerEndsWithUs(), health::isSubscribed);
    }

    /**
     * Starts the routes. Webhooks are answered from now on, and refused until {@link #sendSamples}.
     *
     * @throws SetupException if it cannot start and the user can do something about it
     */
    static Application start(Settings settings, Progress progress) throws Exception {
        EventFile file = new EventFile(settings.output());
        file.prepare();
        WebhookServer.checkFree(settings.host(), settings.port());
        Application application = new Application(settings, progress);
        application.startRoutes(file);
        return application;
    }

    private void startRoutes(EventFile file) throws Exception {
        settings.asProperties().forEach(camel::addOverrideProperty);
        camel.bind("events", events);
        camel.bind("eventFile", file);
        camel.bind("progress", progress);
        camel.bind("replies", new Replies());
        try {
            camel.start();
        } catch (Exception e) {
            DanubeException cause = ObjectHelper.getException(DanubeException.class, e);
            throw cause == null ? e : new SetupException(String.valueOf(cause.getMessage()));
        }
    }

    /**
     * Opens the webhook as soon as the subscription is there, because nobody can read what was published before, and
     * posts the sample events.
     *
     * @return whether they arrived
     */
    boolean sendSamples() throws InterruptedException {
        URI webhook = WebhookServer.url(camel.getCamelContext(), settings);
        if (!awaitSubscription(webhook)) {
            return false;
        }
        events.open();
        boolean arrived = false;
        try {
            SampleEvents.post(webhook);
            arrived = events.awaitWritten(SampleEvents.count(), PATIENCE);
            progress.say(arrived ? "The sample events have arrived." : "The sample events have not arrived yet.");
        } catch (IOException e) {
            progress.say("The sample events were not sent: " + e.getMessage());
        }
        progress.invite(settings.output(), webhook);
        return arrived;
    }

    /** Waits for ever, unless the application stops, or is to stop by itself. */
    private boolean awaitSubscription(URI webhook) throws InterruptedException {
        if (subscribedWithin(UNTIL_A_WORD)) {
            return true;
        }
        progress.say("No subscription at " + settings.serviceUrl() + " yet. Until then " + webhook + " answers 503.");
        return subscribedWithin(settings.once() ? PATIENCE : Duration.ofMillis(Long.MAX_VALUE));
    }

    private boolean subscribedWithin(Duration patience) throws InterruptedException {
        long start = System.nanoTime();
        while (!health.isSubscribed()) {
            if (stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS)
                    || NANOSECONDS.toMillis(System.nanoTime() - start) > patience.toMillis()) {
                return false;
            }
        }
        return true;
    }

    /** Refuses new events, waits until those accepted are written, and stops the routes. */
    void stop() {
        stopping.countDown();
        events.close();
        progress.say("Stopping; events still to be written: " + events.underWay());
        try {
            boolean whole = events.awaitNoneUnderWay(PATIENCE);
            camel.stop();
            progress.say("Stopped; events written: " + events.written());
            if (!whole) {
                progress.say("NOT WRITTEN for " + PATIENCE.toSeconds() + " s: " + events.underWay()
                        + " events; see the warnings above.");
            }
        } catch (Exception e) {
            progress.say("Not stopped cleanly: " + e);
        }
    }
}
