package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.converter.stream.InputStreamCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the sink is called with. */
class SinkExchangeTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void hasTheBodiesAlsoWhereThereIsNone() throws Exception {
        batch.batch("&batchSize=2" + BatchContext.PATIENT);
        batch.send("a");
        batch.send(null);
        batch.assertAllSucceed();
        assertThat(batch.sink.calls).containsExactly(Arrays.asList("a", null));
    }

    @Test
    void hasCopiesOfMessagesWhereThatIsAskedFor() throws Exception {
        batch.batch("&batchBody=MESSAGE&batchSize=1");
        var sent = batch.send("a");
        batch.assertAllSucceed();
        var message = (Message) batch.sink.calls.get(0).get(0);
        assertThat(message).isNotSameAs(sent.exchange.getMessage());
        assertThat(message.getBody(String.class)).isEqualTo("a");
    }

    @Test
    void hasAFreshCopyInEachCall() throws Exception {
        batch.batch("&batchBody=MESSAGE&batchSize=2&writeGuarantee=ATOMIC" + BatchContext.PATIENT);
        batch.sink.failing(items -> {
            items.forEach(item -> ((Message) item).setBody("changed by " + ((Message) item).getBody()));
            return items.size() == 2 ? new IllegalStateException("again") : null;
        });
        batch.send("a");
        batch.send("b");
        batch.assertAllSucceed();
        assertThat(batch.sink.written)
                .extracting(item -> ((Message) item).getBody())
                .containsExactly("changed by a", "changed by b");
    }

    @Test
    void hasStreamsThatCanBeReadInEachCall() throws Exception {
        batch.batch("&batchSize=2&writeGuarantee=ATOMIC" + BatchContext.PATIENT);
        batch.sink.failing(items -> {
            var texts = items.stream().map(SinkExchangeTest::text).toList();
            return texts.size() == 2 || texts.contains("") ? new IllegalStateException("again") : null;
        });
        batch.send(new InputStreamCache("a".getBytes()));
        batch.send(new InputStreamCache("b".getBytes()));
        batch.assertAllSucceed();
    }

    @Test
    void hasAListThatCannotBeChanged() throws Exception {
        batch.batch("&batchSize=1");
        batch.sink.failing(items -> {
            items.remove(0);
            return null;
        });
        assertThat(batch.send("a").failure()).hasRootCauseInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void saysWhichBatchItIs() throws Exception {
        batch.batch("&batchSize=2&recordId=${body}" + BatchContext.PATIENT);
        batch.send("a");
        batch.send("b");
        batch.assertAllSucceed();
        assertThat(headers())
                .containsEntry("CamelDanubeBatchName", "test")
                .containsEntry("CamelDanubeBatchSize", 2)
                .containsEntry("CamelDanubeBatchFirstId", "a")
                .containsEntry("CamelDanubeBatchLastId", "b")
                .containsKey("CamelDanubeBatchToken");
    }

    @Test
    void hasNoneOfTheRecordsHeaders() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in")
                    .setHeader("Authorization", routes.constant("secret"))
                    .to("danube-batch:test?batchSize=1&uri=direct:sink");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.send("a");
        batch.assertAllSucceed();
        assertThat(headers()).containsOnlyKeys("CamelDanubeBatchName", "CamelDanubeBatchSize");
    }

    @Test
    void hasTheSameTokenForTheSameRecords() throws Exception {
        batch.batch("&batchSize=3&recordId=${body}" + BatchContext.PATIENT);
        for (var body : List.of("a", "b", "c", "c", "a", "b", "ab", "", "c")) {
            batch.send(body);
        }
        batch.assertAllSucceed();
        var tokens = batch.sink.exchanges.stream()
                .map(exchange -> exchange.getMessage().getHeader("CamelDanubeBatchToken"))
                .toList();
        assertThat(tokens.get(0)).asString().hasSize(64).isEqualTo(tokens.get(1));
        assertThat(tokens.get(2)).as("a record has no identity").isNull();
    }

    @Test
    void takesTheIdentityOfDanubesMessagesByItself() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in")
                    .setHeader("CamelDanubeMessageId", routes.simple("/default/orders@${body}"))
                    .to("danube-batch:test?batchSize=1&uri=direct:sink");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.send(7);
        batch.assertAllSucceed();
        assertThat(headers()).containsEntry("CamelDanubeBatchFirstId", "/default/orders@7");
    }

    @Test
    void leavesTheMessageAsItIs() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in").to("danube-batch:test?batchSize=1&uri=direct:sink");
            routes.from("direct:sink").process(batch.sink).setBody(routes.constant("the sink's answer"));
        });
        var sent = batch.send("a");
        batch.assertAllSucceed();
        assertThat(sent.exchange.getMessage().getBody()).isEqualTo("a");
    }

    private Map<String, Object> headers() {
        return batch.sink.exchanges.get(0).getMessage().getHeaders();
    }

    private static String text(Object item) {
        return new String(((InputStreamCache) item).readAllBytes());
    }
}
