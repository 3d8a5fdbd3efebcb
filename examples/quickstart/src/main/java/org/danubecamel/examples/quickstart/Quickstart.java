package org.danubecamel.examples.quickstart;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;

/** Receives webhooks, passes them through Danube and appends them to a file; the routes are in the YAML file. */
public final class Quickstart {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);

    private final Settings settings;
    private final Events events;
    private final Progress progress;
    private final Main camel = new Main(Quickstart.class);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private Quickstart(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.events = new Events(settings.brokerEndsWithUs());
    }

    /** Runs until the JVM is told to end. */
    public static void main(String[] args) throws Exception {
        try {
            Settings settings = Settings.read(System::getProperty);
            new Quickstart(settings, new Progress(System.out)).run();
        } catch (SetupException e) {
            System.err.println("quickstart: " + e.getMessage());
            Runtime.getRuntime().halt(1);
        }
    }

    private void run() throws Exception {
        EventFile file = new EventFile(settings.output());
        WebhookServer.checkFree(settings.host(), settings.port());
        file.prepare();
        camel.bind("events", events);
        camel.bind("eventFile", file);
        camel.bind("progress", progress);
        camel.bind("replies", new Replies());
        Path folder = settings.output().getParent();
        Path name = settings.output().getFileName();
        camel.addOverrideProperty("quickstart.folder", String.valueOf(folder));
        camel.addOverrideProperty("quickstart.file", String.valueOf(name));
        Map.of(
                        "host",
                        settings.host(),
                        "port",
                        String.valueOf(settings.port()),
                        "path",
                        settings.path(),
                        "serviceUrl",
                        settings.serviceUrl())
                .forEach((key, value) -> camel.addOverrideProperty("quickstart." + key, value));
        camel.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        CamelContext context = camel.getCamelContext();
        URI webhook = WebhookServer.url(context, settings);
        while (!HealthCheckHelper.invokeReadiness(context).stream()
                .allMatch(r -> r.getState() == org.apache.camel.health.HealthCheck.State.UP)) {
            if (stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS)) return;
        }
        events.open();
        SampleEvents.post(webhook);
        events.awaitWritten(PATIENCE);
        progress.say("Events are appended to " + settings.output());
        progress.say("Try: curl -d '{\"hello\":\"world\"}' -H 'Content-Type: application/json' " + webhook);
        if (settings.once()) System.exit(0);
        stopping.await();
    }

    private void stop() {
        stopping.countDown();
        events.close();
        try {
            events.awaitWritten(PATIENCE);
            camel.stop();
        } catch (Exception e) {
            System.err.println("stop: " + e);
        }
    }
}
