package org.danubecamel.contract.source;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.component.DanubeComponent;

/**
 * A process of the route {@code source -> danube:}, to be killed. It says on its standard output when it has a record, and
 * ends in order when its standard input ends, and so with whoever started it.
 */
public final class ChildOfSource {

    static final String HANDED = "handed";

    private ChildOfSource() {}

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var life = SourceLife.decode(Objects.requireNonNull(input.readLine()));
        try (var context = new DefaultCamelContext()) {
            var danube = new DanubeComponent(context);
            danube.getConfiguration().setServiceUrl(life.serviceUrl());
            context.addComponent("danube", danube);
            life.logIn().prepare(context, life.password());
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(life.uri())
                            .process(exchange -> System.out.println(HANDED))
                            .to("danube:" + life.topic());
                }
            });
            context.start();
            input.transferTo(Writer.nullWriter());
        }
    }
}
