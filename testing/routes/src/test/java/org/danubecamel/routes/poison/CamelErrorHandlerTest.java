package org.danubecamel.routes.poison;

import static org.danubecamel.routes.poison.Orders.SIZE;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.routes.poison.Table.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Camel's own error handlers before a batch of a thousand with a bad record get that one, and no other. */
class CamelErrorHandlerTest {

    private static final String BAD = "order 17";

    private final Table table = new Table(WriteGuarantee.ATOMIC, Refusal.ONLY_FAILS, Set.of(BAD));
    private final Orders orders = new Orders();
    private List<String> sent = List.of();

    @AfterEach
    void stop() {
        orders.close();
    }

    @Test
    void aDeadLetterChannelGetsTheBadOne() throws Exception {
        run((routes, route) -> route.errorHandler(routes.deadLetterChannel("mock:dead")));
        Balance.check(sent, Set.of(BAD), table, mocked());
    }

    @Test
    void aDeadLetterChannelThatTriesAgainGetsTheBadOne() throws Exception {
        run((routes, route) -> route.errorHandler(
                routes.deadLetterChannel("mock:dead").maximumRedeliveries(2).redeliveryDelay(10)));
        Balance.check(sent, Set.of(BAD), table, mocked());
    }

    @Test
    void aDeadLetterChannelOnATopicGetsTheBadOne() throws Exception {
        run((routes, route) -> route.errorHandler(routes.deadLetterChannel("danube:orders-dead")));
        orders.awaitDead(1);
        Balance.check(sent, Set.of(BAD), table, orders.dead());
    }

    @Test
    void aHandledExceptionIsThatOfTheBadOne() throws Exception {
        run((routes, route) ->
                route.onException(Exception.class).handled(true).to("mock:dead").end());
        Balance.check(sent, Set.of(BAD), table, mocked());
    }

    private void run(BiConsumer<RouteBuilder, RouteDefinition> errorHandling) throws Exception {
        orders.routes(routes -> {
            var route = routes.from(Orders.FROM).routeId("orders");
            errorHandling.accept(routes, route);
            route.convertBodyTo(String.class).process(new Gathering(SIZE)).to(Orders.BATCH + "ATOMIC");
            routes.from("direct:table").errorHandler(routes.noErrorHandler()).process(table);
        });
        sent = orders.send(SIZE);
        orders.awaitSettled(sent.stream().filter(record -> !record.equals(BAD)).toList(), table);
    }

    private List<String> mocked() {
        return orders.context().camel().getEndpoint("mock:dead", MockEndpoint.class).getExchanges().stream()
                .map(exchange -> exchange.getMessage().getBody(String.class))
                .toList();
    }
}
