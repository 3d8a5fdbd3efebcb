package org.danubecamel.contract.crash;

/** The process that runs the route from a source. */
public final class KilledSource {

    /** The setting with the directory of the position. */
    static final String POSITIONS = "crash-test-positions";

    /** How many records are read at most whose position is not stored. */
    static final int IN_FLIGHT = 100;

    private KilledSource() {}

    /** Runs the route that standard input tells of. */
    public static void main(String[] arguments) throws Exception {
        var life = Life.read(System.in);
        var points = new CrashPoints(life.armed(), life.visit(), RouteContext::report);
        new WireSeam(new SourceWire(points, RouteContext::report)).install();
        var source = RouteContext.plugIn(RouteSource.class, life.system());
        var context = new RouteContext(life, points);
        var camel = context.camel();
        if (life.early()) {
            camel.getCamelContextExtension().registerEndpointCallback(new ProducerSeam("danube:", EarlyProducer::new));
        }
        var uri = source.connect(camel, life.settings(), options(life));
        camel.addRoutes(new SourceRoute(life, points, source, uri));
        context.run();
    }

    /** Waits are short, or else a test of many outages would take long. */
    private static String options(Life life) {
        return "positionStore=file:" + life.settings().get(POSITIONS) + "&positionName=records&delay=20&maxInFlight="
                + IN_FLIGHT + "&redeliveryDelay=10&maximumRedeliveryDelay=200";
    }
}
