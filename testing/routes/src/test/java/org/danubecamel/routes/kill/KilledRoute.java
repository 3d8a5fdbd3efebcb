package org.danubecamel.routes.kill;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckAware;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.component.DanubeComponent;

/** The process that runs the route. It ends in order when its standard input ends, and so with whoever started it. */
public final class KilledRoute {

    private KilledRoute() {}

    public static void main(String[] arguments) throws Exception {
        var life = Life.parse(arguments);
        Consumer<String> reports = KilledRoute::report;
        var points = new CrashPoints(life.armed(), life.visit(), reports);
        new WireSeam(points, reports).install();
        var file = OrderFile.append(Path.of(life.file()));
        try (var context = new DefaultCamelContext()) {
            var component = new DanubeComponent(context);
            component.getConfiguration().setServiceUrl(life.serviceUrl());
            component.getConfiguration().setAdminUrl(life.adminUrl());
            context.addComponent("danube", component);
            var routes = new OrderRoutes(life, points, new OrderSink(file, life.number(), points));
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
        var consumer = (HealthCheckAware) context.getRoutes().get(0).getConsumer();
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
