package org.danubecamel.connector.stdout;

import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.sink.ContractRecord;
import org.danubecamel.contract.sink.SinkContract;
import org.danubecamel.contract.sink.SinkPromise;
import org.danubecamel.contract.sink.SinkUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StdoutContractTest extends SinkContract {

    @RegisterExtension
    static final PeerExtension<StdoutPeer> STDOUT = PeerExtension.of(new StdoutPeer());

    @Override
    protected SinkUnderTest sink() {
        var output = STDOUT.peer();
        return SinkUnderTest.of("stdout", output)
                .promises(WriteGuarantee.REPORTS, SinkPromise.ORDERED)
                .target(name -> output.clear())
                .uri(name -> "danube-stdout:" + name + "?pretty=false")
                .packedUri(name -> "danube-stdout:" + name + "?pretty=false&format=JSONL")
                .reader(name -> output.lines()
                        .filter(line -> line.startsWith("{"))
                        .map(ContractRecord::ofJson)
                        .toList())
                .wrongConfiguration("danube-stdout:console?pretty=maybe&maxBodyBytes=0", "pretty", "maxBodyBytes")
                .build();
    }
}
