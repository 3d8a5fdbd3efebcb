package org.danubecamel.contract.crash;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.component.DanubeComponent;

/** The process that runs the route. It ends in order when its standard input ends, and so with whoever started it. */
public final class KilledRoute {

    private KilledRoute() {}

    /** Runs the route that standard input tells of. */
    public static void main(String[] arguments) throws Exception {
        var life = Life.read(System.in);
        Consumer<String> reports = KilledRoute::report;
        var points = new CrashPoints(life.armed(), life.visit(), reports);
        new WireSeam(points, reports).install();
        var sink =
                (RouteSink) Class.forName(life.sink()).getDeclaredConstructor().newInstance();
        try (var context = new DefaultCamelContext()) {
            var component = new DanubeComponent(context);
            component.getConfiguration().setServiceUrl(life.serviceUrl());
            component.getConfiguration().setAdminUrl(life.adminUrl());
            context.addComponent("danube", component);
            var uri = sink.connect(context, life.settings(), points);
            context.getCamelContextExtension().registerEndpointCallback(new SinkSeam(uri, points, life.early()));
            var routes = new KilledRoutes(life, points, sink, uri);
            context.getCamelContextExtension().addInterceptStrategy(routes);
            context.addRoutes(routes);
            context.start();
            awaitSubscribed(context);
            report(ChildLine.READY);
            awaitEndOfInput();
            if (points.isHalted()) {
                // Whoever was to kill it is gone, and the threads that stay would never let it end.
                Runtime.getRuntime().halt(1);
            }
        }
    }

    private static void awaitSubscribed(DefaultCamelContext context) {
        var route = context.getRoutes().stream()
                .filter(each -> each.getRouteId().startsWith(KilledRoutes.ROUTE))
                .findFirst()
                .orElseThrow();
        var consumer = (HealthCheckAware) route.getConsumer();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> consumer.getHealthCheck().call().getState() == HealthCheck.State.UP);
    }

    private static void report(String line) {
        System.out.println(line);
    }

    private static void awaitEndOfInput() throws IOException {
        System.in.transferTo(OutputStream.nullOutputStream());
    }
}
