package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/** A peer in a container, with a command {@code docker} whose one container is a process of this machine. */
final class ContainerPeerTest {

    private static final String IMAGE = "example.org/counter:1.2";

    @TempDir
    Path folder;

    private FakeDocker docker;
    private CounterContainer peer;

    @BeforeEach
    void docker() throws IOException {
        docker = FakeDocker.in(folder, "docker");
        peer = new CounterContainer(IMAGE);
    }

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void answersOnAPortOfTheLoopbackInterface() throws Exception {
        peer.start();
        assertThat(peer.add()).isEqualTo(1);
        assertThat(docker.calls())
                .contains("create --publish 127.0.0.1:" + peer.port() + ":7000 --env TOKEN " + IMAGE + " --level 3");
    }

    @Test
    void whatIsInItsEnvironmentStandsInNoCommand() throws Exception {
        peer.start();
        assertThat(docker.calls()).noneMatch(call -> call.contains("s3cret"));
        assertThat(docker.token()).isEqualTo("s3cret");
    }

    @Test
    void anImageThatIsHereIsNotPulled() throws Exception {
        peer.start();
        assertThat(docker.calls()).contains("image inspect " + IMAGE).noneMatch(call -> call.startsWith("pull"));
    }

    @Test
    void anImageThatIsNotHereIsPulled() throws Exception {
        docker.without("image");
        peer.start();
        assertThat(docker.calls()).contains("pull " + IMAGE);
    }

    @Test
    void anImageThatCannotBeHadIsAMissingPeer() throws Exception {
        docker.without("image", "pull");
        assertThatThrownBy(peer::start)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining(IMAGE + " cannot be pulled");
    }

    @Test
    void anEngineThatDoesNotAnswerIsAMissingPeer() throws Exception {
        docker.without("ps");
        assertThatThrownBy(peer::start)
                .isInstanceOf(TestAbortedException.class)
                .hasMessageContaining("Install Docker or Podman");
    }

    @Test
    void podmanDoesWhereDockerDoesNotAnswer() throws Exception {
        docker.without("ps");
        var podman = FakeDocker.in(folder, "podman");
        peer.start();
        assertThat(peer.get()).isZero();
        assertThat(podman.calls()).contains("start --attach " + FakeDocker.ID);
    }

    @Test
    void aKillIsTheEnginesAndKeepsPortAndData() throws Exception {
        peer.start();
        peer.add();
        peer.kill();
        assertThatThrownBy(peer::get).isInstanceOf(ConnectException.class);
        assertThat(peer.isRunning()).isFalse();
        peer.start();
        assertThat(peer.get()).isEqualTo(1);
        assertThat(docker.calls())
                .contains("kill --signal KILL " + FakeDocker.ID)
                .filteredOn(call -> call.startsWith("create"))
                .hasSize(1);
    }

    @Test
    void aStopAsksItToEnd() throws Exception {
        peer.start();
        peer.stop();
        assertThatThrownBy(peer::get).isInstanceOf(ConnectException.class);
        assertThat(docker.calls())
                .contains("kill --signal TERM " + FakeDocker.ID)
                .noneMatch(call -> call.contains("KILL"));
    }

    @Test
    void aPausedOneAnswersWhenItIsResumed() throws Exception {
        peer.start();
        peer.pause();
        assertThatThrownBy(peer::get).isInstanceOf(SocketTimeoutException.class);
        assertThat(peer.isRunning()).isTrue();
        peer.resume();
        assertThat(peer.get()).isZero();
    }

    @Test
    void aPausedOneIsResumedToBeKilled() throws Exception {
        peer.start();
        peer.pause();
        peer.kill();
        assertThat(peer.isRunning()).isFalse();
        assertThat(docker.calls())
                .containsSubsequence("unpause " + FakeDocker.ID, "kill --signal KILL " + FakeDocker.ID);
    }

    @Test
    void oneThatEndsByItselfDoesNotRun() throws Exception {
        peer.start();
        docker.container().destroyForcibly();
        await().until(() -> !peer.isRunning());
        peer.start();
        assertThat(peer.get()).isZero();
    }

    @Test
    void whatItPrintsIsItsLog() {
        peer.start();
        assertThat(peer.logFile()).content().contains("counting on port " + peer.port());
    }

    @Test
    void leavesNothingBehindWhenItIsClosed() throws Exception {
        peer.start();
        peer.close();
        assertThat(docker.calls()).last().isEqualTo("rm --force --volumes " + FakeDocker.ID);
    }

    @Test
    void anErrorOfTheEngineIsTold() throws Exception {
        docker.without("create");
        assertThatThrownBy(peer::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("create cannot be done here");
    }

    @Test
    void anImageWithoutAVersionIsRefused() {
        for (var image : List.of("redis", "redis:latest", "localhost:5000/redis", "redis@sha256:abc")) {
            assertThatThrownBy(() -> new CounterContainer(image).start())
                    .as(image)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(image);
        }
    }

    @Test
    void aDigestIsAVersion() {
        var image = "localhost:5000/redis@sha256:" + "0a".repeat(32);
        assertThat(ContainerProgram.of(image, docker.engine()).command())
                .containsExactly(docker.script().toString(), "run", "--rm", image);
    }

    /** {@link Counter}, of which the peer knows an image only. */
    private final class CounterContainer extends ProcessPeer {

        private final String image;

        CounterContainer(String image) {
            super("container", PeerRank.DOUBLE);
            this.image = image;
        }

        int add() throws IOException {
            return Integer.parseInt(Line.exchange(port(), "add"));
        }

        int get() throws IOException {
            return Integer.parseInt(Line.exchange(port(), "get"));
        }

        @Override
        protected Program program() {
            return ContainerProgram.of(image, docker.engine())
                    .port(port(), 7000)
                    .with("TOKEN", "s3cret")
                    .arguments("--level", 3);
        }

        @Override
        protected boolean isReady() throws IOException {
            return get() >= 0;
        }

        @Override
        protected String readVersion() {
            return image.substring(image.indexOf(':') + 1);
        }
    }
}
