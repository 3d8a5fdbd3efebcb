package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every peer with a process of its own does, shown with a JVM. */
final class ProcessPeerTest {

    private final CounterPeer peer = new CounterPeer();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void answersWhenItIsStarted() throws Exception {
        peer.start();
        assertThat(peer.add()).isEqualTo(1);
        assertThat(peer.isRunning()).isTrue();
    }

    @Test
    void saysItsVersionOnceItHasBeenStarted() {
        assertThatThrownBy(peer::version).hasMessageContaining("never been started");
        peer.start();
        assertThat(peer.version()).isEqualTo(Integer.toString(Runtime.version().feature()));
    }

    @Test
    void startingItTwiceStartsOne() {
        peer.start();
        var pid = peer.pid();
        peer.start();
        assertThat(peer.pid()).isEqualTo(pid);
    }

    @Test
    void aRestartKeepsPortAndData() throws Exception {
        peer.start();
        var port = peer.port();
        var pid = peer.pid();
        peer.add();
        peer.restart();
        assertThat(peer.port()).isEqualTo(port);
        assertThat(peer.pid()).isNotEqualTo(pid);
        assertThat(peer.get()).isEqualTo(1);
    }

    @Test
    void aKillEndsItAtOnceAndKeepsPortAndData() throws Exception {
        peer.start();
        peer.add();
        peer.kill();
        assertThatThrownBy(peer::get).isInstanceOf(ConnectException.class);
        assertThat(peer.isRunning()).isFalse();
        peer.start();
        assertThat(peer.get()).isEqualTo(1);
    }

    @Test
    void aKillEndsWhatItHasStarted() {
        try (var two = new CounterPeer("and another")) {
            two.start();
            await().ignoreExceptions().until(() -> Line.exchange(two.port() + 1, "get"), "0"::equals);
            two.kill();
            assertThatThrownBy(() -> Line.exchange(two.port() + 1, "get")).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aPausedOneTakesConnectionsAndDoesNotAnswerUntilItIsResumed() throws Exception {
        peer.start();
        peer.pause();
        assertThatThrownBy(peer::get).isInstanceOf(SocketTimeoutException.class);
        assertThat(peer.isRunning()).isTrue();
        peer.resume();
        assertThat(peer.get()).isZero();
    }

    @Test
    void aPausedOneCanBeStoppedAndKilled() {
        peer.start();
        peer.pause();
        peer.stop();
        peer.start();
        peer.pause();
        peer.kill();
        assertThat(peer.isRunning()).isFalse();
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() {
        peer.start();
        var directory = peer.directory();
        peer.close();
        assertThat(peer.isRunning()).isFalse();
        assertThat(directory).doesNotExist();
        assertThat(logs()).isEmpty();
    }

    @Test
    void itsLogIsKeptWhereThatIsAskedFor() throws IOException {
        peer.start();
        var log = peer.keepLog().orElseThrow();
        peer.close();
        try {
            assertThat(log).content().contains("counting on port");
        } finally {
            Files.delete(log);
        }
    }

    @Test
    void oneThatEndsAtOnceIsAnErrorWithTheEndOfItsLog() throws IOException {
        try (var broken = new ScriptPeer("echo I have no licence; exit 3")) {
            assertThatThrownBy(broken::start)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("ended while it was started")
                    .hasMessageContaining("I have no licence");
            Files.delete(broken.keepLog().orElseThrow());
        }
    }

    private static List<Path> logs() {
        var mine = "counter-" + ProcessHandle.current().pid() + "-";
        try (var files = Files.list(Path.of("target", "peers"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(mine))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
