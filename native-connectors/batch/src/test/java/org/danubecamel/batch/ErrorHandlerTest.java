package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.component.mock.MockEndpoint;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With Camel's error handlers before the batch, each record succeeds, is sent again or is dead-lettered alone. */
class ErrorHandlerTest {

    private static final int SIZE = 1_000;
    private static final String ATOMIC =
            "danube-batch:test?uri=direct:sink&writeGuarantee=ATOMIC&batchSize=" + SIZE + "&batchIdleTimeout=300";

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void deadLettersOneOfAThousand() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in")
                    .errorHandler(routes.deadLetterChannel("mock:dead").maximumRedeliveries(0))
                    .to(ATOMIC);
            routes.from("direct:sink").process(batch.sink);
        });
        batch.sink.refusing(17);
        batch.sendNumbers(SIZE);
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(SIZE - 1).doesNotHaveDuplicates().doesNotContain(17);
        var dead = dead().getExchanges();
        assertThat(dead).hasSize(1);
        assertThat(dead.get(0).getMessage().getBody()).isEqualTo(17);
        assertThat(dead.get(0).getProperty(Exchange.EXCEPTION_CAUGHT)).isInstanceOf(RecordRejectedException.class);
    }

    @Test
    void handlesOneOfAThousand() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in")
                    .onException(IllegalArgumentException.class)
                    .handled(true)
                    .to("mock:dead")
                    .end()
                    .to(ATOMIC)
                    .to("mock:done");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.sink.refusing(17);
        batch.sendNumbers(SIZE);
        batch.assertAllSucceed();
        assertThat(dead().getExchanges()).hasSize(1);
        assertThat(batch.context.getEndpoint("mock:done", MockEndpoint.class).getExchanges())
                .hasSize(SIZE - 1);
    }

    @Test
    void sendsARecordAgainUntilTheSystemIsBack() throws Exception {
        var calls = new AtomicInteger();
        batch.routes(routes -> {
            routes.from("direct:in")
                    .errorHandler(routes.deadLetterChannel("mock:dead")
                            .maximumRedeliveries(5)
                            .redeliveryDelay(10))
                    .to("danube-batch:test?uri=direct:sink&batchSize=100&batchIdleTimeout=20");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.sink.failing(items -> calls.incrementAndGet() == 1 ? new ConnectException("refused") : null);
        batch.sendNumbers(100);
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(100);
        assertThat(dead().getExchanges()).isEmpty();
    }

    /** Redelivered at once, by the thread that gives the results, when all room is taken. */
    @Test
    void sendsRecordsAgainAtOnceThoughThereIsNoRoomLeft() throws Exception {
        var calls = new AtomicInteger();
        batch.routes(routes -> {
            routes.from("direct:in")
                    .errorHandler(
                            routes.defaultErrorHandler().maximumRedeliveries(3).redeliveryDelay(0))
                    .to("danube-batch:test?uri=direct:sink&batchSize=10&maxPendingRecords=10&pendingTimeout=60000"
                            + "&batchIdleTimeout=20");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.sink.failing(items -> calls.incrementAndGet() <= 3 ? new ConnectException("refused") : null);
        batch.sendNumbers(100);
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void leavesTheCountOfRetriesToTheErrorHandler() throws Exception {
        batch.routes(routes -> {
            routes.from("direct:in")
                    .errorHandler(routes.deadLetterChannel("mock:dead")
                            .maximumRedeliveries(2)
                            .redeliveryDelay(1))
                    .to("danube-batch:test?uri=direct:sink&batchSize=1");
            routes.from("direct:sink").process(batch.sink);
        });
        batch.sink.failing(items -> new ConnectException("refused"));
        batch.send("a");
        batch.assertAllSucceed();
        assertThat(batch.sink.calls).hasSize(3);
        await().until(() -> dead().getExchanges().size() == 1);
    }

    private MockEndpoint dead() {
        return batch.context.getEndpoint("mock:dead", MockEndpoint.class);
    }
}
