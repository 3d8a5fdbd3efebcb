package org.danubecamel.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.danubecamel.batch.failure.BatchFullException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Senders beyond the bound wait, for as long as they may. */
class BackPressureTest {

    private final BatchContext batch = new BatchContext();

    @AfterEach
    void stop() {
        batch.close();
    }

    @Test
    void aSenderBeyondTheCountWaitsUntilThereIsRoom() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=1&maxPendingRecords=2");
        batch.sendNumbers(2);
        var third = sending("third");
        assertThat(batch.endpoint().getPending()).isEqualTo(2);
        batch.sink.open();
        third.join(20_000);
        batch.assertAllSucceed();
        assertThat(batch.sink.written).containsExactly(0, 1, "third");
    }

    @Test
    void aSenderBeyondTheBytesWaitsUntilThereIsRoom() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=1&batchBytes=10&maxPendingBytes=10");
        batch.send("1234567");
        var second = sending("12345");
        batch.sink.open();
        second.join(20_000);
        batch.assertAllSucceed();
    }

    @Test
    void aSenderThatWaitedInVainFails() throws Exception {
        batch.sink.close();
        batch.batch("&batchSize=1&maxPendingRecords=1&pendingTimeout=10");
        batch.send("first");
        assertThat(batch.send("second").failure())
                .isInstanceOf(BatchFullException.class)
                .hasMessage(
                        "DNB-3103 danube-batch:test has no room: 1 records of at most 1 (maxPendingRecords), or 67108864"
                                + " bytes (maxPendingBytes), have no result yet, and none became free within 10 ms"
                                + " (pendingTimeout). The sink is slower than the sources, or away.");
    }

    @Test
    void aRecordLargerThanAllRoomIsWrittenAlone() throws Exception {
        batch.batch("&batchBytes=10&maxPendingBytes=10");
        batch.send("1");
        batch.send("a text that is far larger than all the room");
        batch.send("2");
        batch.assertAllSucceed();
        assertThat(batch.sink.written).hasSize(3);
    }

    /** The thread that gives results would wait for itself. */
    @Test
    void aRouteThatSendsTwoForOneThatCompletesIsPushedBackAtOnce() throws Exception {
        var full = "danube-batch:test?uri=direct:sink&batchSize=1&maxPendingRecords=1&pendingTimeout=600000";
        batch.routes(routes -> {
            routes.from("direct:in").to(full).process(exchange -> {
                batch.send("direct:again", "b");
                batch.send("direct:again", "c");
            });
            routes.from("direct:again").to(full);
            routes.from("direct:sink").process(batch.sink);
        });
        batch.send("a").failure();
        assertThat(batch.failed()).hasSize(1).containsAnyOf("b", "c");
        assertThat(batch.all)
                .extracting(Sent::failure)
                .filteredOn(failure -> failure != null)
                .singleElement()
                .asString()
                .contains("the sender is the one who is to make room");
    }

    private Thread sending(Object body) {
        var thread = new Thread(() -> batch.send(body));
        thread.start();
        await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
        return thread;
    }
}
