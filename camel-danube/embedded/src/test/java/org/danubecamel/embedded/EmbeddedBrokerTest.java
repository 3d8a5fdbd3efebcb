package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.danubecamel.protocol.embedded.EmbeddedBrokerAddress;
import org.danubecamel.protocol.embedded.EmbeddedBrokerProvider;
import org.junit.jupiter.api.Test;

class EmbeddedBrokerTest extends BrokerTest {

    /** Not a temporary one: its brokers live until the JVM ends. */
    private final Path directory = Path.of("target", "embedded-broker");

    @Test
    void theUrlEmbeddedNamesOneBrokerPerJvm() {
        EmbeddedBrokerAddress first = provider().start("");
        EmbeddedBrokerAddress second = provider().start("");

        assertThat(second).isEqualTo(first);
        try (RawClient client = new RawClient(first.serviceUrl());
                RawAdmin admin = new RawAdmin(first.adminUrl())) {
            admin.createTopic("/default/shared-by-url");
            assertThat(client.lookup("/default/shared-by-url").getConnectUrl()).isEqualTo(first.serviceUrl());
        }
    }

    @Test
    void theUrlOfADataDirectoryNamesOneBrokerPerDirectoryHoweverItIsWritten() {
        EmbeddedBrokerAddress first = provider().start(directory + "/a");
        EmbeddedBrokerAddress same = provider().start(directory + "/b/../a?fsync=true");
        EmbeddedBrokerAddress other = provider().start(directory + "/b?fsync=false");

        assertThat(same).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
        assertThat(directory.resolve("a")).isDirectory();
    }

    @Test
    void oneDirectoryIsEitherSyncedOrNot() {
        provider().start(directory + "/a");

        assertThatThrownBy(() -> provider().start(directory + "/a?fsync=false"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("fsync=true");
    }

    @Test
    void anOptionThatDoesNotExistIsRefusedWithTheOneThatDoes() {
        assertThatThrownBy(() -> provider().start(directory + "?sync=no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sync=no")
                .hasMessageContaining("?fsync=false");
        assertThatThrownBy(() -> provider().start("?fsync=false"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("embedded:DIR");
    }

    @Test
    void aBusyPortIsNamed() throws Exception {
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            EmbeddedBroker broker =
                    EmbeddedBroker.builder().port(holder.getLocalPort()).build();

            assertThatThrownBy(broker::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Port " + holder.getLocalPort() + " is in use");
        }
    }

    @Test
    void aBusyAdminPortFreesTheOtherOne() throws Exception {
        int freed;
        try (ServerSocket holder = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            try (ServerSocket probe = new ServerSocket(0)) {
                freed = probe.getLocalPort();
            }
            EmbeddedBroker broker = EmbeddedBroker.builder()
                    .port(freed)
                    .adminPort(holder.getLocalPort())
                    .build();

            assertThatThrownBy(broker::start).hasMessageContaining("Port " + holder.getLocalPort() + " is in use");
        }
        assertThat(broker(builder -> builder.port(freed)).serviceUrl()).endsWith(":" + freed);
    }

    @Test
    void aClosedBrokerRefusesConnectionsAndMayBeClosedAgain() {
        EmbeddedBroker broker = broker();
        int port = URI.create(broker.serviceUrl()).getPort();

        broker.close();
        broker.close();

        assertThatThrownBy(() -> {
                    try (Socket socket = new Socket()) {
                        socket.connect(new InetSocketAddress("127.0.0.1", port));
                    }
                })
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void aBrokerStartsOnce() {
        EmbeddedBroker broker = broker();

        assertThatThrownBy(broker::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("started");
    }

    @Test
    void settingsOutOfRangeAreRefusedWithWhatIsAllowed() {
        EmbeddedBrokerBuilder builder = EmbeddedBroker.builder();

        assertThatThrownBy(() -> builder.port(65_536)).hasMessage("port is 65536; allowed is 0 to 65535");
        assertThatThrownBy(() -> builder.adminPort(-1)).hasMessage("adminPort is -1; allowed is 0 to 65535");
        assertThatThrownBy(() -> builder.window(0)).hasMessage("window is 0; allowed is 1 to 10000");
        assertThatThrownBy(() -> builder.namespace("a/b")).hasMessageContaining("'a/b'");
        assertThatThrownBy(() -> builder.maxPublishBytes(0)).hasMessageContaining("maxPublishBytes is 0");
        assertThatThrownBy(() -> builder.ackTimeout(Duration.ZERO)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> new Limits(-1, 0, 0, 0)).hasMessageContaining("0 (unlimited) or more");
    }

    @Test
    void everyThreadIsADaemon() {
        broker();

        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().startsWith("danube-"))
                .isNotEmpty()
                .allMatch(Thread::isDaemon);
    }

    private static EmbeddedBrokerProvider provider() {
        List<EmbeddedBrokerProvider> found = ServiceLoader.load(EmbeddedBrokerProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
