package org.danubecamel.contract.sink;

import java.time.Duration;
import java.util.UUID;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.sink.ledger.Defect;
import org.danubecamel.contract.sink.ledger.LedgerComponent;
import org.danubecamel.contract.sink.ledger.LedgerPeer;

/** The ledger's sink, described for the suite. */
final class Ledger {

    private Ledger() {}

    static SinkUnderTest with(Defect defect) {
        var password = "ledger-" + UUID.randomUUID();
        var peer = new LedgerPeer(password);
        peer.start();
        return SinkUnderTest.of("ledger", peer)
                .promises(
                        WriteGuarantee.REPORTS,
                        SinkPromise.ORDERED,
                        SinkPromise.IDEMPOTENT,
                        SinkPromise.UPSERT,
                        SinkPromise.DELETE)
                .target(name -> {})
                .uri(name -> "ledger:" + name)
                .packedUri(name -> "ledger:" + name)
                .loggedInBy((context, port, given) ->
                        context.addComponent("ledger", new LedgerComponent(peer, String.valueOf(given), defect)))
                .password(password)
                .reader(peer::read)
                .wrongConfiguration("ledger:t?rows=0&mode=odd", "rows", "mode")
                .refused(record -> record.withValue("refuse me"))
                .loseNextAnswer(peer::loseNextAnswer)
                .within(Duration.ofMillis(200), Duration.ofSeconds(3))
                .build();
    }
}
