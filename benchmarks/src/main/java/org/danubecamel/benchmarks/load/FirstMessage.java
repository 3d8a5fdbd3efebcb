package org.danubecamel.benchmarks.load;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.benchmarks.process.Child;

/**
 * The JVM of a route and nothing else, which reports when the first message arrives. Arguments: {@code side}, and for
 * {@code danube} also {@code serviceUrl}, {@code topic} and {@code subscription}.
 */
public final class FirstMessage {

    private FirstMessage() {}

    /** Runs the route. */
    public static void main(String[] args) throws Exception {
        Child.endWithParent();
        var from = from(Arguments.parse(List.of(args)));
        var main = new Main();
        main.configure().addRoutesBuilder(new RouteBuilder() {
            @Override
            public void configure() {
                from(from).process(exchange -> arrived());
            }
        });
        main.run();
    }

    private static String from(Arguments job) {
        return switch (job.text("side")) {
            case "danube" ->
                "danube:" + job.text("topic").substring(1) + "?subscriptionName=" + job.text("subscription")
                        + "&serviceUrl=" + job.text("serviceUrl");
            case "timer" -> "timer:first?delay=0&repeatCount=1";
            default -> throw new IllegalArgumentException("no such side: " + job);
        };
    }

    private static void arrived() {
        Child.report(Arguments.none().with("arrived", 1));
        // What a route does when it stops is not measured.
        Runtime.getRuntime().halt(0);
    }
}
