package org.danubecamel.contract.crash;

/** The process that runs the route to a sink. */
public final class KilledSink {

    private KilledSink() {}

    /** Runs the route that standard input tells of. */
    public static void main(String[] arguments) throws Exception {
        var life = Life.read(System.in);
        var points = new CrashPoints(life.armed(), life.visit(), RouteContext::report);
        new WireSeam(new SinkWire(points, RouteContext::report)).install();
        var sink = RouteContext.plugIn(RouteSink.class, life.system());
        var context = new RouteContext(life, points);
        var camel = context.camel();
        var uri = sink.connect(camel, life.settings(), points);
        camel.getCamelContextExtension().registerEndpointCallback(new ProducerSeam(uri, (endpoint, producer) -> {
            var writer = new SinkProducer(endpoint, producer, points);
            return life.early() ? new EarlyProducer(endpoint, writer) : writer;
        }));
        var routes = new SinkRoutes(life, points, sink, uri);
        camel.getCamelContextExtension().addInterceptStrategy(routes);
        camel.addRoutes(routes);
        context.run();
    }
}
