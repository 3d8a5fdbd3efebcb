package org.danubecamel.contract.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** One server of each kind that testing/install-peers installs. */
final class InstalledPeersTest {

    @Test
    void aServerOfTheSystemsPackagesKeepsItsData() throws IOException {
        try (var redis = new RedisPeer()) {
            redis.start();
            Line.exchange(redis.port(), "set a 1");
            redis.kill();
            redis.start();
            assertThat(Line.exchange(redis.port(), "get a")).isEqualTo("$1");
        }
    }

    @Test
    void aServerOfNpmAnswers() throws IOException {
        try (var dynalite = new CommandPeer("dynalite", "HTTP/1.1 ") {
            @Override
            protected Program program() {
                return NativeProgram.of(
                        Executables.npm("dynalite", "dynalite"), "--port", port(), "--host", "127.0.0.1");
            }
        }) {
            dynalite.start();
            assertThat(Line.exchange(dynalite.port(), "GET / HTTP/1.0\r\n")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aServerOfPyPiAnswers() throws IOException {
        try (var smtp = new CommandPeer("aiosmtpd", "220 ") {
            @Override
            protected Program program() {
                return NativeProgram.of(
                        Executables.python("aiosmtpd", "aiosmtpd"), "--nosetuid", "--listen", "127.0.0.1:" + port());
            }
        }) {
            smtp.start();
            assertThat(Line.exchange(smtp.port(), "HELO me")).startsWith("220 ");
        }
    }
}
