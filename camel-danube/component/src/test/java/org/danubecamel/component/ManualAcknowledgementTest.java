package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.component.RecordedDelivery.ACKNOWLEDGED;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ManualAcknowledgementTest {

    private final AtomicReference<DanubeAcknowledgement> handle = new AtomicReference<>();
    private final RecordedDelivery delivery = RecordedDelivery.of("a");
    private OfflineConsumer offline;

    @BeforeEach
    void allow() throws Exception {
        offline = new OfflineConsumer();
        offline.configuration().setAllowManualAcknowledgement(true);
    }

    @AfterEach
    void stop() {
        offline.close();
    }

    @Test
    void acknowledgesWhenTheRouteSaysSo() throws Exception {
        deliverTo(exchange -> handle(exchange).acknowledge());
        assertThat(delivery.decisions()).isEqualTo(List.of(ACKNOWLEDGED));
    }

    @Test
    void returnsTheMessageToTheBrokerWhenTheRouteSaysSo() throws Exception {
        deliverTo(exchange -> handle(exchange).negativeAcknowledge(Duration.ofSeconds(5), "not mine"));
        assertThat(delivery.decisions()).isEqualTo(List.of("refused after 5000 ms: not mine"));
    }

    @Test
    void staysOpenUntilTheHandleIsCalledLater() throws Exception {
        deliverTo(exchange -> handle.set(handle(exchange)));
        assertThat(delivery.decisions()).isEmpty();
        handle.get().acknowledge();
        assertThat(delivery.decisions()).isEqualTo(List.of(ACKNOWLEDGED));
    }

    @Test
    void triesAgainWhenTheRouteFailsUndecided() throws Exception {
        deliverTo(exchange -> {
            throw new IllegalStateException("the step fails");
        });
        assertThat(delivery.decisions()).isEqualTo(List.of("retry in 1000 ms"));
    }

    @Test
    void keepsTheDecisionWhenTheRouteFailsAfterIt() throws Exception {
        deliverTo(exchange -> {
            handle(exchange).acknowledge();
            throw new IllegalStateException("the step fails");
        });
        assertThat(delivery.decisions()).isEqualTo(List.of(ACKNOWLEDGED));
    }

    @Test
    void doesNotHoldUpTheStopOfTheRoute() throws Exception {
        deliverTo(exchange -> handle.set(handle(exchange)));
        assertThat(offline.consumer().getPendingExchangesSize()).isZero();
    }

    private void deliverTo(Processor step) throws Exception {
        offline.start(new RouteBuilder() {
            @Override
            public void configure() {
                from(OfflineConsumer.ORDERS).process(step);
            }
        });
        offline.deliver(delivery);
    }

    private static DanubeAcknowledgement handle(org.apache.camel.Exchange exchange) {
        return exchange.getMessage().getHeader(DanubeConstants.ACKNOWLEDGEMENT, DanubeAcknowledgement.class);
    }
}
