package org.danubecamel.routes.stop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.danubecamel.routes.RouteContext;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Camel waits for all routes together; no consumer waits once more for its own. */
class ManyHangingSinksTest {

    /** With the five seconds that a client's consumer takes its time to close, they would need a minute. */
    private static final int ROUTES = 12;

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();

    private void hang(Exchange exchange) throws InterruptedException {
        hanging.incrementAndGet();
        never.await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"direct:", "danube-batch:BATCH?uri=direct:"})
    @Timeout(40)
    void aContextStopsAtItsTimeoutHoweverManySinksHang(String to) throws Exception {
        try (var context = new RouteContext()) {
            context.camel().getShutdownStrategy().setTimeout(1);
            context.routes(routes -> {
                for (var number = 0; number < ROUTES; number++) {
                    var topic = "orders-" + number;
                    routes.from("danube:" + topic + "?subscriptionName=test")
                            .errorHandler(routes.noErrorHandler())
                            .to(to.replace("BATCH", topic) + topic);
                    routes.from("direct:" + topic)
                            .errorHandler(routes.noErrorHandler())
                            .process(this::hang);
                }
            });
            for (var number = 0; number < ROUTES; number++) {
                context.send("orders-" + number, "order ", 1);
            }
            await().atMost(Duration.ofSeconds(20)).until(() -> hanging.get() == ROUTES);
            context.camel().stop();

            assertThat(context.camel().isStopped()).isTrue();
        }
    }
}
