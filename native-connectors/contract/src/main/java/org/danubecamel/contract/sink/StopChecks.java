package org.danubecamel.contract.sink;

import static org.awaitility.Awaitility.await;
import static org.danubecamel.contract.sink.Records.messages;

import java.util.List;

/** The route stops while there is work. */
final class StopChecks {

    private StopChecks() {}

    static void midBatch(Trial trial) throws Exception {
        var context = trial.startBatches(20);
        var sent = trial.sendAll(messages(0, 2_000));
        await("the first acknowledgements").atMost(trial.sink.bound).until(() -> sent.stream()
                .anyMatch(Sent::isCompleted));
        trial.stop(context);
        settle(trial, sent);
    }

    static void whilePeerHangs(Trial trial) throws Exception {
        trial.patienceOfStop(trial.sink.observation);
        var context = trial.startBatches(10);
        trial.deliver(messages(0, 10));
        trial.sink.peer.pause();
        var sent = trial.sendAll(messages(10, 30));
        trial.stop(context);
        trial.sink.peer.resume();
        settle(trial, sent);
    }

    /** What was acknowledged is there, and what was not is sent again. */
    private static void settle(Trial trial, List<Sent> sent) throws Exception {
        trial.awaitAll(sent);
        trial.verify();
        trial.startBatches(500);
        trial.deliver(sent.stream()
                .filter(each -> !each.isAcknowledged())
                .map(each -> each.message)
                .toList());
        trial.verify();
    }
}
