package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.camel.AsyncProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several threads send at once, beyond the room that there is, and some of what they send is refused. */
class ManySendersTest {

    private static final int SENDERS = 4;
    private static final int EACH = 2_500;

    private final BatchContext batch = new BatchContext();
    private final List<List<Sent>> sent = new ArrayList<>();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void eachRecordGetsItsOwnResultOnceAndSendersKeepTheirOrder() throws Exception {
        batch.batch("&writeGuarantee=ATOMIC&batchSize=37&maxPendingRecords=100");
        batch.sink.failing(
                items -> items.stream().anyMatch(ManySendersTest::isBad) ? new IllegalArgumentException("bad") : null);
        var threads = new ArrayList<Thread>();
        for (var sender = 0; sender < SENDERS; sender++) {
            var mine = new ArrayList<Sent>();
            sent.add(mine);
            threads.add(new Thread(sending(sender, mine)));
        }
        threads.forEach(Thread::start);
        for (var thread : threads) {
            thread.join(60_000);
        }
        for (var sender = 0; sender < SENDERS; sender++) {
            assertThat(sent.get(sender)).hasSize(EACH).allSatisfy(each -> assertThat(each.failure() != null)
                    .isEqualTo(isBad(each.exchange.getMessage().getBody())));
            assertThat(written(sender)).isEqualTo(good());
        }
    }

    private Runnable sending(int sender, List<Sent> mine) throws Exception {
        AsyncProducer entrance = batch.context.getEndpoint("direct:in").createAsyncProducer();
        entrance.start();
        return () -> {
            for (var number = 0; number < EACH; number++) {
                var exchange = entrance.getEndpoint().createExchange();
                exchange.getMessage().setBody(new int[] {sender, number});
                var record = new Sent(exchange);
                mine.add(record);
                entrance.process(exchange, doneSync -> record.completed());
            }
        };
    }

    private List<Integer> written(int sender) {
        return batch.sink.written.stream()
                .map(int[].class::cast)
                .filter(record -> record[0] == sender)
                .map(record -> record[1])
                .toList();
    }

    private static List<Integer> good() {
        return IntStream.range(0, EACH)
                .filter(number -> number % 100 != 50)
                .boxed()
                .toList();
    }

    private static boolean isBad(Object record) {
        return ((int[]) record)[1] % 100 == 50;
    }
}
