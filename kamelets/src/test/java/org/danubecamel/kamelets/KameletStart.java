package org.danubecamel.kamelets;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.slf4j.LoggerFactory;

/**
 * Starts a route with a Kamelet and stops it again; whether it starts depends on whether there is a system that it can reach.
 * A process of its own, because its log has all levels.
 */
public final class KameletStart {

    private KameletStart() {}

    /** Takes the URI of the Kamelet, and properties of Camel, as name and value in turn. */
    public static void main(String[] args) throws Exception {
        try (var camel = new DefaultCamelContext()) {
            camel.addComponent("login", new LoginComponent());
            for (int i = 1; i < args.length; i += 2) {
                camel.getPropertiesComponent().addInitialProperty(args[i], args[i + 1]);
            }
            camel.addRoutes(route(args[0]));
            camel.start();
        } catch (Exception e) {
            LoggerFactory.getLogger(KameletStart.class).error("cannot be started", e);
        }
    }

    private static RouteBuilder route(String kamelet) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                if (kamelet.matches("kamelet:[^?]+-source\\b.*")) {
                    from(kamelet).to("mock:out");
                } else {
                    from("direct:in").to(kamelet);
                }
            }
        };
    }
}
