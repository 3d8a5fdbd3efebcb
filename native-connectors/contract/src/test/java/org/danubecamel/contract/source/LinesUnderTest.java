package org.danubecamel.contract.source;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.danubecamel.contract.peer.DirectoryPeer;

/** How the source of lines is described to the suite. */
final class LinesUnderTest {

    private static final byte[] NO_UTF8 = {(byte) 0xC3, 0x28, (byte) 0xFF};

    private LinesUnderTest() {}

    static SourceUnderTest with(DirectoryPeer peer, Defect defect) {
        var builder = SourceUnderTest.of("lines", peer)
                .promises(SourcePromise.ORDERED)
                .origin(origin -> Files.createFile(file(peer, origin)))
                .uri(origin -> "lines:" + file(peer, origin))
                .put((origin, texts) -> append(
                        file(peer, origin),
                        texts.stream()
                                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                                .toList()))
                .undecodable(NO_UTF8, origin -> append(file(peer, origin), List.of(NO_UTF8)))
                .loggedInBy((context, password) -> context.addComponent("lines", new LinesComponent(password, defect)))
                .password(LinesSource.PASSWORD)
                .wrongConfiguration("lines:/nowhere?maxInFlight=0&shout=loud", "maxInFlight=0", "shout=loud");
        if (defect != Defect.NONE) {
            builder.patience(Duration.ofSeconds(5));
        }
        if (defect == Defect.STORES_AT_STOP) {
            builder.positionStore(directory -> "system");
        }
        return builder.build();
    }

    private static Path file(DirectoryPeer peer, String origin) {
        return peer.directory().resolve(origin);
    }

    private static void append(Path file, List<byte[]> records) throws IOException {
        // In one piece, so that nobody reads the half of a record.
        var bytes = new java.io.ByteArrayOutputStream();
        try (var output = new DataOutputStream(bytes)) {
            for (var record : records) {
                output.writeInt(record.length);
                output.write(record);
            }
        }
        Files.write(file, bytes.toByteArray(), StandardOpenOption.APPEND);
    }
}
