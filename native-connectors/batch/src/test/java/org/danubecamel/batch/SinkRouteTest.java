package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.ProcessorEndpoint;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.sink.BatchFailureException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a route between the batch and the system may do with the list. */
class SinkRouteTest {

    private final BatchContext batch = new BatchContext();
    private final List<Object> written = new CopyOnWriteArrayList<>();

    /** Refuses what begins with {@code bad}, and names it by its position in the list that it got. */
    private final Processor naming = exchange -> {
        var items = exchange.getMessage().getBody(List.class);
        var report = BatchFailureException.othersWritten(items);
        var refused = false;
        for (var position = 0; position < items.size(); position++) {
            if (items.get(position).toString().startsWith("bad")) {
                report.failedAt(position);
                refused = true;
            } else {
                written.add(items.get(position));
            }
        }
        if (refused) {
            throw report.build();
        }
    };

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void isWaitedForThroughASeda() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=direct:first&batchSize=2" + BatchContext.PATIENT);
            routes.from("direct:first").to("seda:second");
            routes.from("seda:second").process(batch.sink);
        });
        assertIsWaitedFor();
    }

    @Test
    void isWaitedForThroughASedaThatIsTheSinkItself() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=seda:second&batchSize=2" + BatchContext.PATIENT);
            routes.from("seda:second").process(batch.sink);
        });
        assertIsWaitedFor();
    }

    @Test
    void isWaitedForOnOtherThreads() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=direct:sink&batchSize=2" + BatchContext.PATIENT);
            routes.from("direct:sink").threads().process(batch.sink);
        });
        assertIsWaitedFor();
    }

    @Test
    void failsWithWhatFailsBehindASeda() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=seda:second&batchSize=1");
            routes.from("seda:second").process(batch.sink.failing(items -> new IllegalStateException("behind")));
        });
        assertThat(batch.send("a").failure()).hasRootCauseMessage("behind");
    }

    @Test
    void mayFilterTheListBeforeTheSinkNamesPositionsInIt() throws Exception {
        through(exchange -> replace(exchange, items -> items.stream()
                .filter(item -> !item.toString().startsWith("skip"))
                .toList()));
        sendAll("skip 0", "good 1", "skip 2", "bad 3", "good 4");
        assertThat(batch.failed()).containsExactly("bad 3");
        assertThat(written).containsExactly("good 1", "good 4");
    }

    @Test
    void maySortTheListBeforeTheSinkNamesPositionsInIt() throws Exception {
        through(exchange -> replace(exchange, items -> items.stream()
                .sorted(Comparator.comparing(Object::toString))
                .toList()));
        sendAll("good 1", "good 0", "bad 2", "bad 1", "good 4");
        assertThat(batch.failed()).containsExactly("bad 2", "bad 1");
        assertThat(written).containsExactlyInAnyOrder("good 0", "good 1", "good 4");
    }

    @Test
    void mayReplaceTheRecordsAndThenAnIsolatedOneIsFoundAllTheSame() throws Exception {
        through(exchange -> replace(
                exchange,
                items -> items.stream().map(item -> (Object) (item + "!")).toList()));
        sendAll("good 0", "bad 1", "good 2");
        assertThat(batch.failed()).containsExactly("bad 1");
        assertThat(written).contains("good 0!", "good 2!").doesNotContain("bad 1!");
    }

    @Test
    void maySplitTheListAndThenEachPartSpeaksForItself() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in")
                    .to("danube-batch:test?uri=direct:sink&writeGuarantee=IDEMPOTENT&batchSize=6"
                            + BatchContext.PATIENT);
            routes.from("direct:sink")
                    .process(exchange -> replace(exchange, items -> parts(items, 3)))
                    .split(routes.body())
                    .stopOnException()
                    .process(naming);
        });
        sendAll("good 0", "bad 1", "good 2", "good 3", "good 4", "good 5");
        assertThat(batch.failed()).containsExactly("bad 1");
        assertThat(written).containsExactly("good 0", "good 2", "good 3", "good 4", "good 5");
    }

    /** Camel says of a producer that throws an Error that it is done, before it throws the Error on. */
    @Test
    void failsTheRecordsWhereTheSinkThrowsAnError() throws Exception {
        batch.context.addEndpoint("broken:sink", new ProcessorEndpoint("broken:sink", batch.context, exchange -> {
            throw new AssertionError("broken");
        }));
        batch.routes(routes -> routes.from("direct:in").to("danube-batch:test?uri=broken:sink&batchSize=1"));
        assertThat(batch.send("a").failure()).hasRootCauseInstanceOf(AssertionError.class);
    }

    @Test
    void failsTheRecordsWhereItRollsBack() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=direct:sink&batchSize=1");
            routes.from("direct:sink").markRollbackOnly();
        });
        assertThat(batch.send("a").failure()).hasMessageContaining("marked the list for rollback");
    }

    @Test
    void decidesItselfWhereItHandlesItsFailures() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=direct:sink&batchSize=1");
            routes.from("direct:sink")
                    .onException(Exception.class)
                    .handled(true)
                    .end()
                    .process(batch.sink.failing(items -> new IllegalStateException("handled")));
        });
        assertThat(batch.send("a").failure()).isNull();
    }

    @Test
    void saysSoWhereItsSinkTakesNoList() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=direct:sink&writeGuarantee=ATOMIC&batchSize=100");
            routes.from("direct:sink").convertBodyTo(Thread.class);
        });
        batch.sendNumbers(100);
        var failure = batch.all.get(0).failure();
        assertThat(failure).hasMessageContaining("DNB-3104 The sink direct://sink takes no list");
        assertThat(new DefaultFailureClassifier().classify(failure)).isEqualTo(FailureKind.SYSTEM);
        assertThat(batch.endpoint().getBatches()).isEqualTo(1);
    }

    /** A synchronous sink, and as many calls as there can be. */
    @Test
    void mayBeCalledThousandsOfTimesForOneBatch() throws Exception {
        batch.batch("&writeGuarantee=ATOMIC&batchSize=5000" + BatchContext.PATIENT);
        batch.sink.failing(items ->
                items.size() > 1 || (Integer) items.get(0) % 2 == 0 ? new IllegalArgumentException("even") : null);
        batch.sendNumbers(5_000);
        assertThat(batch.failed()).hasSize(2_500);
        assertThat(batch.sink.calls.size()).isLessThanOrEqualTo(9_999);
    }

    private void assertIsWaitedFor() {
        batch.sink.close();
        batch.send("a");
        batch.send("b");
        batch.awaitCalls(1);
        assertThat(batch.all).noneMatch(Sent::isCompleted);
        batch.sink.open();
        batch.assertAllSucceed();
        assertThat(batch.sink.written).containsExactly("a", "b");
    }

    private void through(Processor step) throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?uri=direct:sink&writeGuarantee=REPORTS&batchInterval=50");
            routes.from("direct:sink").process(step).process(naming);
        });
    }

    private void sendAll(String... bodies) {
        for (var body : bodies) {
            batch.send(body);
        }
        await().until(() -> batch.all.stream().allMatch(Sent::isCompleted));
    }

    private static List<List<Object>> parts(List<Object> items, int size) {
        var parts = new ArrayList<List<Object>>();
        for (var from = 0; from < items.size(); from += size) {
            parts.add(items.subList(from, Math.min(items.size(), from + size)));
        }
        return parts;
    }

    private static void replace(Exchange exchange, Function<List<Object>, List<?>> change) {
        List<?> given = exchange.getMessage().getBody(List.class);
        List<Object> items = new ArrayList<>(given);
        exchange.getMessage().setBody(change.apply(items));
    }
}
