package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.test.proxy.Direction.TO_CLIENT;
import static org.danubecamel.test.proxy.Direction.TO_TARGET;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.danubecamel.test.proxy.EchoServer.End;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for the proxy besides its faults. */
final class TcpProxyTest {

    private final TcpStory story = new TcpStory(Duration.ofMillis(200));
    private final TcpProxy proxy = story.proxy();

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void bytesAreCountedEachWay() {
        story.present().exchange("12345");

        assertThat(List.of(proxy.forwarded(TO_TARGET), proxy.forwarded(TO_CLIENT)))
                .containsExactly(10L, 10L);
    }

    @Test
    void connectionsAreCounted() {
        var second = story.connect();
        second.exchange("x");
        assertThat(proxy.open()).isEqualTo(2);

        second.close();

        await().until(() -> proxy.open() == 1);
        assertThat(proxy.accepted()).isEqualTo(2);
    }

    @Test
    void aHalfClosedConnectionStillCarriesTheOtherHalf() {
        proxy.stall(TO_CLIENT);
        story.present().send("last words");
        story.present().endOutput();
        story.presentSession().awaitEnd(End.ORDERLY);

        proxy.resume();

        story.present().expect("last words");
        story.present().expectEnd();
        await().until(() -> proxy.open() == 0);
    }

    @Test
    void aResetPassesThrough() throws IOException {
        story.present().socket().setSoLinger(true, 0);

        story.present().close();

        story.presentSession().awaitEnd(End.RESET);
    }

    @Test
    void manyBytesPassUnchangedWhileFaultsThatLoseNothingComeAndGo() {
        var block = "0123456789abcdef".repeat(4_096);
        var sender = new Thread(() -> {
            for (var i = 0; i < 64; i++) {
                story.present().send(block);
            }
        });
        sender.start();
        List<Consumer<TcpProxy>> faults = List.of(
                TcpProxy::stall,
                TcpProxy::resume,
                changed -> changed.latency(Duration.ofMillis(2)),
                changed -> changed.slow(10_000_000),
                changed -> changed.latency(Duration.ZERO),
                changed -> changed.stall(TO_CLIENT),
                TcpProxy::resume,
                TcpProxy::fullSpeed);

        for (var i = 0; i < 64; i++) {
            faults.get(i % faults.size()).accept(proxy);
            if (i % faults.size() == faults.size() - 1) {
                for (var j = 0; j < faults.size(); j++) {
                    story.present().expect(block);
                }
            }
        }
        assertThat(story.presentSession().size()).isEqualTo("hello".length() + 64 * block.length());
    }

    @Test
    void aStalledProxyHoldsUpTheSender() throws IOException {
        proxy.stall();
        try (var sender = SocketChannel.open()) {
            sender.setOption(StandardSocketOptions.SO_SNDBUF, 64 << 10);
            sender.connect(new InetSocketAddress("127.0.0.1", proxy.port()));
            sender.configureBlocking(false);
            var block = ByteBuffer.allocate(1 << 20);

            var written = 0L;
            for (var count = sender.write(block); count > 0; count = sender.write(block.clear())) {
                written += count;
            }

            assertThat(written).isLessThan(64 << 20);
            assertThat(proxy.received(TO_TARGET)).isEqualTo("hello".length());
        }
    }

    @Test
    void whatIsHeldIsBounded() throws IOException {
        proxy.latency(TO_TARGET, Duration.ofHours(1));
        try (var sender = SocketChannel.open(new InetSocketAddress("127.0.0.1", proxy.port()))) {
            sender.configureBlocking(false);
            var block = ByteBuffer.allocate(1 << 20);
            await().until(() -> {
                sender.write(block.clear());
                return proxy.received(TO_TARGET) >= 256 << 10;
            });
            await().during(Duration.ofMillis(200)).until(() -> {
                sender.write(block.clear());
                return proxy.received(TO_TARGET) < 300 << 10;
            });
        }
    }

    @Test
    void whatWasHeldToTheBoundIsFollowedByTheRest() {
        proxy.latency(TO_TARGET, Duration.ofHours(1));
        // Else the answer would wake the proxy.
        proxy.stall(TO_CLIENT);
        var text = "x".repeat(512 << 10);
        var sender = new Thread(() -> story.present().send(text));
        sender.start();
        await().until(() -> proxy.received(TO_TARGET) >= 256 << 10);

        proxy.latency(Duration.ZERO);

        await().until(() -> story.presentSession().size() == "hello".length() + text.length());
    }

    @Test
    void theTargetMayMove() {
        try (var other = new EchoServer();
                var moving = new MovingProxy(story.server().url())) {
            moving.exchange("here");
            moving.target.set(other.url());
            moving.exchange("there");

            assertThat(other.session(0).text()).isEqualTo("there");
        }
    }

    @Test
    void aTargetThatIsAwayResetsTheConnection() {
        try (var gone = new MovingProxy("http://127.0.0.1:1");
                var peer = gone.connect()) {
            peer.expectReset();

            assertThat(gone.proxy.unreachable()).isEqualTo(1);
        }
    }

    @Test
    void aBadTargetResetsTheConnection() {
        try (var bad = new MovingProxy("nowhere");
                var peer = bad.connect()) {
            peer.expectReset();

            assertThat(bad.proxy.unreachable()).isEqualTo(1);
        }
    }

    @Test
    void aBadTargetIsNamed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Address.parse("localhost:6650"))
                .withMessage("The proxy's target is 'localhost:6650'; allowed is http://host:port with a port from 1 to"
                        + " 65535, such as http://127.0.0.1:6650");
    }

    @Test
    void heldConnectionsMayBeReleasedOneByOne() {
        proxy.holdNewConnections();
        var older = story.connect();
        older.send("older");
        var younger = story.connect();
        younger.send("younger");
        await().until(() -> proxy.held() == 2);

        assertThat(proxy.releaseNewest()).isTrue();
        younger.expect("younger");
        older.expectSilence(Duration.ofMillis(200));
        assertThat(proxy.releaseNewest()).isTrue();
        older.expect("older");
        assertThat(proxy.releaseNewest()).isFalse();
    }

    @Test
    void theTargetHearsNothingOfAClientThatLeavesInABlackHole() {
        proxy.blackHole(TO_TARGET);

        story.present().close();

        await().during(Duration.ofMillis(200))
                .until(() -> proxy.open() == 1 && story.presentSession().end() == End.NONE);
        proxy.endBlackHole();
        story.presentSession().awaitEnd(End.RESET);
    }

    @Test
    void whatLostNothingOutlivesTheBlackHole() {
        proxy.blackHole();

        proxy.endBlackHole();

        story.present().exchange("still here");
    }

    @Test
    void aPortMayBeClosedAndOpenedOftenAndStaysTheSame() {
        for (var i = 0; i < 50; i++) {
            proxy.closePort();
            proxy.accept();
            story.connect().exchange("again");
        }
    }

    @Test
    void allFaultsEndAtOnce() {
        proxy.holdNewConnections();
        var held = story.connect();
        await().until(() -> proxy.held() == 1);
        proxy.refuse();
        proxy.stall();
        proxy.slow(1);
        proxy.latency(Duration.ofHours(1));
        proxy.cutAfter(TO_TARGET, 1);
        proxy.blackHole();

        proxy.endFaults();

        story.present().exchange("present");
        held.exchange("held");
        story.connect().exchange("new");
    }

    @Test
    void twoProxiesDoNotGetOnePort() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TcpProxy.open(proxy.port(), story.server()::url))
                .withMessageContaining("Port " + proxy.port() + " cannot be opened");
    }

    @Test
    void aFixedPortIsFreeAgainAfterTheClose() {
        var port = proxy.port();
        proxy.close();

        try (var successor = TcpProxy.open(port, story.server()::url)) {
            assertThat(successor.port()).isEqualTo(port);
        }
    }

    @Test
    void aClosedProxyHasNoThreadAndNoConnection() {
        proxy.close();

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .doesNotContain("danube-tcp-proxy-" + proxy.port());
        story.presentSession().awaitEnd(End.RESET);
        assertThat(proxy.open()).isZero();
    }

    @Test
    void aClosedProxySaysSo() {
        proxy.close();

        assertThatIllegalStateException().isThrownBy(proxy::cut).withMessage("The proxy is closed; open another one");
        proxy.close();
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.slow(0))
                .withMessage("bytesPerSecond is 0; allowed is 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.cutAfter(TO_TARGET, 0))
                .withMessage("bytes is 0; allowed is 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> proxy.latency(Duration.ofMillis(-1)))
                .withMessage("latency is PT-0.001S; allowed is zero or more");
    }

    /** A proxy whose target is told at any time. */
    private static final class MovingProxy implements AutoCloseable {

        private final AtomicReference<String> target;
        private final TcpProxy proxy;

        private MovingProxy(String first) {
            target = new AtomicReference<>(first);
            proxy = TcpProxy.open(target::get);
        }

        private Peer connect() {
            try {
                return Peer.connect(proxy);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        private void exchange(String text) {
            try (var peer = connect()) {
                peer.exchange(text);
            }
        }

        @Override
        public void close() {
            proxy.close();
        }
    }
}
