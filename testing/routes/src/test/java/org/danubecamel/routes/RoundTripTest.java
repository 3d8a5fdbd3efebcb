package org.danubecamel.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class RoundTripTest {

    @Test
    void whatIsSentIsWrittenInBatches() throws Exception {
        List<Object> written = new CopyOnWriteArrayList<>();
        try (var context = new RouteContext()) {
            context.routes(routes -> {
                routes.from("danube:orders?subscriptionName=test")
                        .convertBodyTo(String.class)
                        .to("danube-batch:orders?uri=direct:sink");
                routes.from("direct:sink")
                        .process(
                                exchange -> written.addAll(exchange.getMessage().getBody(List.class)));
            });

            var sent = context.send("orders", "order ", 100);

            await().until(() -> written.size() >= sent.size());
            assertThat(written).containsExactlyInAnyOrderElementsOf(sent);
        }
    }
}
