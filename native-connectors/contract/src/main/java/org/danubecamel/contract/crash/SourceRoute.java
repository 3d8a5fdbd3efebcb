package org.danubecamel.contract.crash;

import org.apache.camel.builder.RouteBuilder;

/** From the source to the topic; and the crash points of the route. */
final class SourceRoute extends RouteBuilder {

    static final String TOPIC = "records";

    private final Life life;
    private final CrashPoints points;
    private final RouteSource source;
    private final String sourceUri;

    SourceRoute(Life life, CrashPoints points, RouteSource source, String sourceUri) {
        this.life = life;
        this.points = points;
        this.source = source;
        this.sourceUri = sourceUri;
    }

    /** Returns which record a message in the topic is, and which process published it. */
    static Copy parse(String payload) {
        var words = payload.split(" ", -1);
        return new Copy(Long.parseLong(words[0]), Integer.parseInt(words[1]));
    }

    @Override
    public void configure() {
        from(sourceUri)
                .routeId(RouteContext.ROUTE + life.number())
                .process(exchange -> {
                    var number = source.number(exchange.getMessage());
                    points.pass(CrashPoint.AFTER_READ, number);
                    exchange.getMessage().setBody(number + " " + life.number());
                })
                .to("danube:" + TOPIC)
                .process(exchange -> {
                    var number =
                            parse(exchange.getMessage().getBody(String.class)).number();
                    points.pass(CrashPoint.AFTER_PUBLISH, number);
                    points.enter(CrashPoint.WHILE_STORING_POSITION, number);
                });
    }
}
