package org.danubecamel.connector.files;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.source.SourceContract;
import org.danubecamel.contract.source.SourcePromise;
import org.danubecamel.contract.source.SourceUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The source keeps the contract of all sources. */
class FilesSourceContractTest extends SourceContract {

    @RegisterExtension
    static final PeerExtension<DirectoryPeer> PEER = PeerExtension.of(new DirectoryPeer());

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BAD = "{\"text\":\n";

    private final AtomicInteger files = new AtomicInteger();

    @Override
    protected SourceUnderTest source() {
        return SourceUnderTest.of("files", PEER.peer())
                .promises(SourcePromise.ORDERED)
                .origin(name -> Files.createDirectory(PEER.peer().directory().resolve(name)))
                .uri(name -> "danube-files:" + PEER.peer().directory().resolve(name) + "?minAge=0")
                .put(this::put)
                .text(FilesSourceContractTest::text)
                .undecodable(BAD.getBytes(StandardCharsets.UTF_8), name -> write(name, BAD))
                .wrongConfiguration(
                        "danube-files:" + PEER.peer().directory() + "?minAge=-1&afterReading=MOVE", "minAge", "moveTo")
                .build();
    }

    private void put(String origin, List<String> texts) throws IOException {
        var lines = new StringBuilder();
        for (var text : texts) {
            lines.append(JSON.writeValueAsString(Map.of("text", text))).append('\n');
        }
        write(origin, lines.toString());
    }

    private void write(String origin, String lines) throws IOException {
        var directory = PEER.peer().directory().resolve(origin);
        var name = String.format("%09d.jsonl", files.incrementAndGet());
        var hidden = Files.writeString(directory.resolve("." + name), lines);
        Files.move(hidden, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    /** A dead letter that is no JSON is the text itself. */
    private static String text(byte[] body) {
        try {
            return JSON.readTree(body).get("text").textValue();
        } catch (IOException e) {
            return new String(body, StandardCharsets.UTF_8);
        }
    }
}
