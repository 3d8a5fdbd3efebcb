package org.danubecamel.camelrun.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.camelrun.run.Outage;
import org.danubecamel.camelrun.run.SinkRouteRun;
import org.danubecamel.camelrun.run.WrongValue;
import org.danubecamel.contract.peer.DirectoryPeer;
import org.danubecamel.contract.peer.PeerExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

final class DanubeToFilesIT extends SinkRouteRun {

    @RegisterExtension
    static final PeerExtension<DirectoryPeer> FILES = PeerExtension.of(new DirectoryPeer());

    DanubeToFilesIT() {
        super("files/danube-to-files.camel.yaml");
    }

    @Override
    protected Map<String, String> properties() {
        return Map.of("directory", directory().toString(), "rotateInterval", "500");
    }

    /** Each test has a directory of its own. */
    private Path directory() {
        return FILES.peer().directory().resolve(folder().getFileName());
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("rotateInterval", "-5", "DNB-3301", "rotateInterval");
    }

    @Override
    protected List<Outage> outages() {
        return List.of(new Outage(FILES.peer(), "DNB-3302"));
    }

    @Override
    protected Collection<Order> arrived() throws IOException {
        return OrderFiles.read(directory());
    }
}
