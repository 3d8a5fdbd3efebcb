package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.contract.sink.Records.messages;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.test.proxy.Direction;

/** The system is away, dies, hangs or answers into the void. */
final class OutageChecks {

    private static final int LOST_BATCH = 20;

    private OutageChecks() {}

    static void downAtStart(Trial trial) throws Exception {
        trial.sink.peer.stop();
        try {
            trial.startBatches(10);
            var refused = trial.sendAll(messages(0, 10));
            trial.awaitAll(refused);
            assertThat(refused).as("acknowledged while the system is down").noneMatch(Sent::isAcknowledged);
            assertThat(refused)
                    .as("what failed because of the system")
                    .noneMatch(Sent::isRejected)
                    .allSatisfy(sent ->
                            assertThat(sent.await(trial.sink.bound).toString()).contains("DNB-"));
        } catch (AssertionError e) {
            throw e;
        } catch (Exception startRefused) {
            assertThat(Failures.text(startRefused)).as("why it does not start").contains("DNB-");
            trial.sink.peer.start();
            trial.startBatches(10);
        }
        trial.sink.peer.start();
        trial.deliver(messages(0, 10));
        trial.verify();
    }

    static void killed(Trial trial) throws Exception {
        trial.startBatches(50);
        var feed = Feed.start(trial);
        feed.awaitMore(200);
        trial.sink.peer.kill();
        // Away for long enough to be written to.
        trial.observe();
        trial.sink.peer.start();
        feed.awaitMore(200);
        feed.finish();
        trial.verify();
    }

    static void responseLost(Trial trial) throws Exception {
        trial.startBatches(LOST_BATCH);
        var sent = deliverBatch(trial, 0);
        var hook = trial.sink.loseNextAnswer;
        var lost = 0;
        if (hook != null) {
            hook.run();
            lost = lose(trial, sent);
        } else {
            var before = answered(trial);
            sent = deliverBatch(trial, sent);
            var answer = answered(trial) - before;
            // The last bytes of an answer say that it is committed; how many they are is the protocol's affair.
            for (var cut : List.of(answer - 1, answer - 2, answer - 8, answer / 2, 1L)) {
                trial.proxy().cutAfter(Direction.TO_CLIENT, Math.max(1, cut));
                lost += lose(trial, sent);
                trial.proxy().endFaults();
                sent = deliverBatch(trial, sent + LOST_BATCH);
            }
        }
        assertThat(lost)
                .as("answers that were lost after what they are about was written; none proves nothing")
                .isPositive();
        trial.verify();
    }

    /** Returns how many bytes the system has answered, once they do not change: a proxy counts after it has forwarded. */
    private static long answered(Trial trial) {
        var last = new AtomicLong(-1);
        await("no more bytes of an answer")
                .pollInterval(Duration.ofMillis(50))
                .atMost(trial.sink.bound)
                .until(() -> {
                    var now = trial.proxy().forwarded(Direction.TO_CLIENT);
                    return last.getAndSet(now) == now;
                });
        return last.get();
    }

    private static int deliverBatch(Trial trial, int from) {
        trial.deliver(messages(from, from + LOST_BATCH));
        return from + LOST_BATCH;
    }

    /** Returns 1 if a batch failed although it was written, after it was sent again. */
    private static int lose(Trial trial, int from) {
        var batch = messages(from, from + LOST_BATCH);
        var first = trial.sendAll(batch);
        trial.awaitAll(first);
        var written = trial.stored();
        var lost = first.stream()
                .filter(sent -> !sent.isAcknowledged())
                .anyMatch(sent -> written.contains(sent.message.records().get(0)));
        trial.deliver(first.stream()
                .filter(sent -> !sent.isAcknowledged())
                .map(sent -> sent.message)
                .toList());
        return lost ? 1 : 0;
    }

    static void slow(Trial trial) throws Exception {
        trial.startBatches(10);
        trial.deliver(messages(0, 10));
        trial.sink.peer.pause();
        var waiting = trial.sendAll(messages(10, 40));
        await("nothing is acknowledged while the system does nothing")
                .during(trial.sink.observation)
                .atMost(trial.sink.bound)
                .until(() -> waiting.stream().noneMatch(Sent::isAcknowledged));
        trial.sink.peer.resume();
        trial.awaitAll(waiting);
        trial.deliver(waiting.stream()
                .filter(sent -> !sent.isAcknowledged())
                .map(sent -> sent.message)
                .toList());
        trial.verify();
    }
}
