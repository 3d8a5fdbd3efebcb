package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a batch is written. */
class FlushTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void byCount() throws Exception {
        batch.batch("&batchSize=3" + BatchContext.PATIENT);
        batch.sendNumbers(6);
        batch.assertAllSucceed();
        assertThat(batch.sink.sizes()).containsExactly(3, 3);
    }

    @Test
    void byBytes() throws Exception {
        batch.batch("&batchBytes=10" + BatchContext.PATIENT);
        batch.send("12345");
        batch.send(new byte[4]);
        batch.send("x");
        batch.assertAllSucceed();
        assertThat(batch.sink.sizes()).containsExactly(3);
    }

    @Test
    void byTimeSinceTheFirst() throws Exception {
        batch.batch("&batchInterval=20&batchIdleTimeout=0");
        batch.sendNumbers(3);
        batch.assertAllSucceed();
    }

    @Test
    void bySilence() throws Exception {
        batch.batch("&batchInterval=600000&batchIdleTimeout=20");
        batch.sendNumbers(3);
        batch.assertAllSucceed();
    }

    @Test
    void inTheOrderOfArrival() throws Exception {
        batch.batch("&batchSize=7");
        batch.sendNumbers(1_000);
        batch.assertAllSucceed();
        assertThat(batch.sink.written)
                .hasSize(1_000)
                .isSortedAccordingTo((one, other) -> Integer.compare((Integer) one, (Integer) other));
    }

    @Test
    void oneAtATimeByDefault() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=2" + BatchContext.PATIENT);
        batch.sendNumbers(6);
        batch.awaitCalls(1);
        assertThat(batch.sink.calls).hasSize(1);
        batch.sink.open();
        batch.assertAllSucceed();
    }

    @Test
    void severalAtATimeWhereThatIsAllowed() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=2&maxBatchesInFlight=3" + BatchContext.PATIENT);
        batch.sendNumbers(8);
        batch.awaitCalls(3);
        assertThat(batch.sink.calls).hasSize(3);
        batch.sink.open();
        batch.assertAllSucceed();
    }
}
