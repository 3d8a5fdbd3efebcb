package org.danubecamel.camelrun.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.danubecamel.camelrun.run.Order;
import org.danubecamel.camelrun.run.SourceRouteRun;
import org.danubecamel.camelrun.run.WrongValue;

final class FilesToDanubeIT extends SourceRouteRun {

    FilesToDanubeIT() {
        super("files/files-to-danube.camel.yaml");
    }

    @Override
    protected Map<String, String> properties() throws IOException {
        return Map.of("directory", directory().toString());
    }

    private Path directory() throws IOException {
        return Files.createDirectories(folder().resolve("incoming"));
    }

    @Override
    protected WrongValue wrongValue() {
        return new WrongValue("positionStore", "nowhere", "DNB-3301", "positionStore");
    }

    @Override
    protected void write(List<Order> orders) throws IOException {
        OrderFiles.write(directory(), orders);
    }

    @Override
    protected String body(Order order) {
        return order.escapedJson();
    }
}
