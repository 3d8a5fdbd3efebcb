package org.danubecamel.connector.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.junit.jupiter.api.Test;

/** What becomes of single exchanges that {@code danube-batch:} gives to a sink. */
class ThroughBatchTest {

    @Test
    void aBadMessageFailsAloneAndTheOthersAreWrittenOnce() throws Exception {
        try (var sink = new FakeSink()) {
            sink.context.start();
            var sent = new ArrayList<CompletableFuture<Exchange>>();
            try (var template = sink.context.createProducerTemplate()) {
                for (var id = 0; id < 100; id++) {
                    var exchange = new DefaultExchange(sink.context);
                    exchange.getMessage().setBody(id == 70 ? "{" : "{\"id\":" + id + "}");
                    sent.add(template.asyncSend("danube-batch:b?batchBody=MESSAGE&uri=fake:orders", exchange));
                }
                var failed = new ArrayList<Exchange>();
                for (var each : sent) {
                    var exchange = each.get(30, TimeUnit.SECONDS);
                    if (exchange.isFailed()) {
                        failed.add(exchange);
                    }
                }
                assertThat(failed).hasSize(1);
                assertThat(failed.get(0).getException()).isInstanceOf(RecordRejectedException.class);
                assertThat(failed.get(0).getMessage().getBody()).isEqualTo("{");
            }
            assertThat(sink.writer.written)
                    .extracting(record -> record.orThrow().get("id"))
                    .doesNotHaveDuplicates()
                    .hasSize(99);
        }
    }
}
