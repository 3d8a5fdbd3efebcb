package org.danubecamel.connector.files.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.danubecamel.contract.crash.RouteSource;
import org.danubecamel.contract.crash.SourcePeerCrashSuite;
import org.danubecamel.contract.crash.SourceTarget;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.danubecamel.contract.peer.TestPeer;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The process of a route that reads files is killed, and the directory goes away and comes back. */
class FilesSourceCrashIT extends SourcePeerCrashSuite {

    @RegisterExtension
    static final PeerExtension<DirectoryPeer> PEER = PeerExtension.of(new DirectoryPeer());

    @Override
    protected TestPeer peer() {
        return PEER.peer();
    }

    @Override
    protected SourceTarget newTarget(Path directory) throws IOException {
        return new Numbers(Files.createDirectory(PEER.peer().directory().resolve("files-" + UUID.randomUUID())));
    }

    /** A file for each call. */
    private record Numbers(Path directory) implements SourceTarget {

        @Override
        public Class<? extends RouteSource> source() {
            return FilesRouteSource.class;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(FilesRouteSource.DIRECTORY, directory.toString());
        }

        @Override
        public void add(List<Long> numbers) throws IOException {
            var name = String.format("%019d.txt", numbers.get(0));
            if (!Files.exists(directory.resolve(name))) {
                var lines = numbers.stream().map(number -> number + "\n").collect(Collectors.joining());
                var hidden = Files.writeString(directory.resolve("." + name), lines);
                Files.move(hidden, directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }
}
