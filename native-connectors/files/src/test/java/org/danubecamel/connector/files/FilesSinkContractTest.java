package org.danubecamel.connector.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.sink.ContractRecord;
import org.danubecamel.contract.sink.SinkContract;
import org.danubecamel.contract.sink.SinkPromise;
import org.danubecamel.contract.sink.SinkUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sink keeps the contract of all sinks. Each batch has files of its own, so that what is acknowledged can be seen. */
final class FilesSinkContractTest extends SinkContract {

    @RegisterExtension
    static final PeerExtension<DirectoryPeer> PEER = PeerExtension.of(new DirectoryPeer());

    @Override
    protected SinkUnderTest sink() {
        return SinkUnderTest.of("files", PEER.peer())
                .promises(WriteGuarantee.REPORTS, SinkPromise.ORDERED)
                .target(name -> {})
                .uri(name -> uri(name))
                .packedUri(name -> uri(name) + "&format=JSONL")
                .reader(FilesSinkContractTest::read)
                .wrongConfiguration(
                        "danube-files:" + PEER.peer().directory() + "?rotateBytes=-1&maxOpenFiles=0",
                        "rotateBytes",
                        "maxOpenFiles")
                .build();
    }

    private static String uri(String name) {
        return "danube-files:" + PEER.peer().directory().resolve(name) + "?rotateInterval=0";
    }

    private static List<ContractRecord> read(String name) {
        var directory = PEER.peer().directory().resolve(name);
        var records = new ArrayList<ContractRecord>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.list(directory)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Files.readAllLines(file).forEach(line -> records.add(ContractRecord.ofJson(line)));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return records;
    }
}
