package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AggregateWarningTest {

    @Test
    void findsAnAggregateAfterOtherSteps() throws Exception {
        assertThat(stepIn(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS)
                                .routeId("r")
                                .choice()
                                .when(simple("${body} == 'a'"))
                                .log("a")
                                .otherwise()
                                .aggregate(constant(1), new UseLatestAggregationStrategy())
                                .completionSize(10)
                                .log("b");
                    }
                }))
                .isEqualTo("aggregate");
    }

    @Test
    void findsAResequenceOfBatches() throws Exception {
        assertThat(stepIn(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS)
                                .routeId("r")
                                .log("a")
                                .resequence(body())
                                .log("b");
                    }
                }))
                .isEqualTo("resequence");
    }

    @Test
    void findsAResequenceOfAStream() throws Exception {
        assertThat(stepIn(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS)
                                .routeId("r")
                                .filter(body().isNotNull())
                                .resequence(header("number"))
                                .stream()
                                .log("b");
                    }
                }))
                .isEqualTo("resequence");
    }

    @Test
    void doesNotLookIntoARouteThatMessagesAreHandedTo() throws Exception {
        assertThat(stepIn(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS).routeId("r").to("direct:next");
                        from("direct:next").resequence(body()).log("b");
                    }
                }))
                .isNull();
    }

    @Test
    void isQuietWithoutOne() throws Exception {
        assertThat(stepIn(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS)
                                .routeId("r")
                                .split(body(), new UseLatestAggregationStrategy())
                                .log("b");
                    }
                }))
                .isNull();
    }

    private static @Nullable String stepIn(RouteBuilder routes) throws Exception {
        try (var offline = new OfflineConsumer().start(routes)) {
            return AggregateWarning.find(offline.context.getRoute("r"));
        }
    }
}
