package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;
import org.junit.jupiter.api.Test;

class AggregateWarningTest {

    @Test
    void findsAnAggregateAfterOtherSteps() throws Exception {
        assertThat(warns(new RouteBuilder() {
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
                .isTrue();
    }

    @Test
    void isQuietWithoutOne() throws Exception {
        assertThat(warns(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS)
                                .routeId("r")
                                .split(body(), new UseLatestAggregationStrategy())
                                .log("b");
                    }
                }))
                .isFalse();
    }

    @Test
    void isQuietAboutAResequenceBecauseThatHandsTheAcknowledgementOn() throws Exception {
        assertThat(warns(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS)
                                .routeId("r")
                                .resequence(body())
                                .log("b");
                    }
                }))
                .isFalse();
    }

    @Test
    void doesNotSeeAnAggregateInARouteThatMessagesAreHandedTo() throws Exception {
        assertThat(warns(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(OfflineConsumer.ORDERS).routeId("r").to("direct:next");
                        from("direct:next")
                                .aggregate(constant(1), new UseLatestAggregationStrategy())
                                .completionSize(10)
                                .log("b");
                    }
                }))
                .isFalse();
    }

    private static boolean warns(RouteBuilder routes) throws Exception {
        try (var offline = new OfflineConsumer().start(routes)) {
            return AggregateWarning.isDue(offline.context.getRoute("r"));
        }
    }
}
