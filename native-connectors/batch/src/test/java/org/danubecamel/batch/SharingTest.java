package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints of one name share one batch. */
class SharingTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void recordsOfTwoRoutesAreWrittenTogether() throws Exception {
        var endpoint = "danube-batch:test?uri=direct:sink&batchSize=2" + BatchContext.PATIENT;
        batch.routes(routes -> {
            routes.from("direct:one").to(endpoint);
            routes.from("direct:other").to(endpoint);
            routes.from("direct:sink").process(batch.sink);
        });
        batch.send("direct:one", "a");
        batch.send("direct:other", "b");
        batch.assertAllSucceed();
        assertThat(batch.sink.calls).hasSize(1);
    }

    @Test
    void recordsOfTwoNamesAreNot() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:one").to("danube-batch:one?uri=direct:sink&batchSize=1");
            routes.from("direct:other").to("danube-batch:other?uri=direct:sink&batchSize=1");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.send("direct:one", "a");
        batch.send("direct:other", "b");
        batch.assertAllSucceed();
        assertThat(batch.sink.sizes()).containsExactly(1, 1);
    }

    @Test
    void otherOptionsForTheSameNameAreRefused() {
        assertThatThrownBy(() -> batch.routes(routes -> {
                    routes.from("direct:one").to("danube-batch:test?uri=direct:sink");
                    routes.from("direct:other")
                            .to("danube-batch:test?uri=direct:else&batchSize=10&writeGuarantee=ATOMIC");
                }))
                .hasRootCauseMessage(
                        "DNB-3002 danube-batch:test is in use with other options: batchSize is 1000 there and 10"
                                + " here, writeGuarantee is null there and ATOMIC here, uri is another one. Endpoints of one name"
                                + " share one batch. Give them the same options, or another name.");
    }

    @Test
    void aNameMayBeUsedAnewWhenNobodyUsesItAnyMore() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:one").routeId("one").to("danube-batch:test?uri=direct:sink&batchSize=1");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.context.getRouteController().stopRoute("one");
        batch.context.removeRoute("one");
        batch.routes(routes ->
                routes.from("direct:other").to("danube-batch:test?uri=direct:sink&batchSize=2" + BatchContext.PATIENT));
        batch.send("direct:other", "a");
        batch.send("direct:other", "b");
        batch.assertAllSucceed();
    }

    @Test
    void oneUserThatStopsLeavesTheOtherAlone() throws Exception {
        var endpoint = "danube-batch:test?uri=direct:sink&batchSize=2" + BatchContext.PATIENT;
        batch.routes(routes -> {
            routes.from("direct:one").routeId("one").to(endpoint);
            routes.from("direct:other").to(endpoint);
            routes.from("direct:sink").process(batch.sink);
        });
        batch.context.getRouteController().stopRoute("one");
        batch.send("direct:other", "a");
        batch.send("direct:other", "b");
        batch.assertAllSucceed();
    }
}
