package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.component.DanubeComponent;

/** The Camel context of a process that is to be killed, and what its main thread does meanwhile. */
final class RouteContext {

    /** What the ids of the routes begin with that are killed; the number of the life follows. */
    static final String ROUTE = "life-";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final CrashPoints points;

    RouteContext(Life life, CrashPoints points) {
        this.points = points;
        var component = new DanubeComponent(context);
        component.getConfiguration().setServiceUrl(life.serviceUrl());
        component.getConfiguration().setAdminUrl(life.adminUrl());
        context.addComponent("danube", component);
    }

    DefaultCamelContext camel() {
        return context;
    }

    /** Runs until standard input ends, and so with whoever started it; or until it is killed. */
    void run() throws IOException {
        try (context) {
            context.start();
            awaitUp();
            report(ChildLine.READY);
            System.in.transferTo(OutputStream.nullOutputStream());
            if (points.isHalted()) {
                // Whoever was to kill it is gone, and the threads that stay would never let it end.
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private void awaitUp() {
        var route = context.getRoutes().stream()
                .filter(each -> each.getRouteId().startsWith(ROUTE))
                .findFirst()
                .orElseThrow();
        var consumer = (HealthCheckAware) route.getConsumer();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> consumer.getHealthCheck().call().getState() == HealthCheck.State.UP);
    }

    /** Says a line to whoever started this process. */
    static void report(String line) {
        System.out.println(line);
    }

    /** Returns an object of a class that a test has named. */
    static <T> T plugIn(Class<T> type, String name) throws ReflectiveOperationException {
        return type.cast(Class.forName(name).getDeclaredConstructor().newInstance());
    }
}
