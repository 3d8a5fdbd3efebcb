package org.danubecamel.contract.source;

import java.nio.file.Path;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.embedded.EmbeddedBroker;
import org.danubecamel.test.proxy.DanubeProxy;

/** A broker behind a proxy, for the checks of one source. */
final class SourceHouse implements AutoCloseable {

    /** Large, so that what has arrived is seen at once. */
    private static final int WINDOW = 5_000;

    private final EmbeddedBroker broker;
    private final DanubeProxy proxy;
    private final DanubeClient client;

    SourceHouse() {
        broker = EmbeddedBroker.builder().window(WINDOW).build().start();
        proxy = DanubeProxy.open(broker::serviceUrl);
        client = DanubeClient.builder(broker.serviceUrl()).build();
    }

    SourceBench bench(SourceUnderTest source, Path directory) throws Exception {
        return new SourceBench(source, proxy, client, directory);
    }

    @Override
    public void close() {
        client.close();
        proxy.close();
        broker.close();
    }
}
