package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceUrlTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:6650, localhost, 6650",
        "http://10.0.0.1:1/, 10.0.0.1, 1",
        "http://broker.example.com:65535, broker.example.com, 65535",
        "http://[::1]:6650, [::1], 6650",
        "http://[fe80::1:2]:6650/, [fe80::1:2], 6650",
        "HTTP://localhost:6650, localhost, 6650"
    })
    void hostAndPortAreRead(String given, String host, int port) {
        assertThat(ServiceUrl.parse(given)).isEqualTo(new ServiceUrl(host, port));
    }

    @Test
    void itIsPrintedAsItIsWritten() {
        assertThat(ServiceUrl.parse("http://[::1]:6650/")).hasToString("http://[::1]:6650");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:6650",
                "grpc://localhost:6650",
                "http://localhost",
                "http://localhost:0",
                "http://localhost:65536",
                "http://localhost:-1",
                "http://localhost:port",
                "http://:6650",
                "http://localhost:6650/path",
                "http://localhost:6650?a=b",
                "http://local host:6650",
                "http:localhost",
                "http://my_host:6650",
                "http://broker.1:6650",
                "http://[::1:6650",
                "6650"
            })
    void aMalformedUrlIsRefusedSayingWhatIsAllowed(String given) {
        assertThatThrownBy(() -> ServiceUrl.resolve(given))
                .isInstanceOfSatisfying(
                        DanubeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.SERVICE_URL))
                .hasMessageContaining("Allowed: http://host:port, or embedded:");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void aMissingUrlIsRefused(String given) {
        assertThatThrownBy(() -> ServiceUrl.resolve(given))
                .hasMessageStartingWith("DNB-1002 ")
                .hasMessageContaining("No service URL is given");
    }

    @Test
    void anEncryptedConnectionIsRefusedByName() {
        assertThatThrownBy(() -> ServiceUrl.parse("https://localhost:6650"))
                .hasMessageStartingWith("DNB-1002 ")
                .hasMessageContaining("encrypted connections are not supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://me:secret@localhost:6650",
                "http://me:x@secret@localhost:6650",
                "http://me:x/secret@localhost:6650",
                "http://me:x?secret@localhost:6650",
                "https://me:secret@localhost:6650",
                "me:secret@localhost:6650",
                "http://localhost:6650?token=secret"
            })
    void noPasswordIsEverRepeated(String given) {
        assertThatThrownBy(() -> ServiceUrl.resolve(given))
                .hasMessageStartingWith("DNB-1002 ")
                .hasMessageContaining("***")
                .hasMessageContaining("localhost:6650")
                .message()
                .doesNotContain("secret");
    }

    @Test
    void anAdminUrlIsReadAsAServiceUrlIs() {
        assertThat(ServiceUrl.resolveAdmin("http://localhost:50051")).isEqualTo(new ServiceUrl("localhost", 50051));
    }

    @Test
    void aMalformedAdminUrlIsCalledThat() {
        assertThatThrownBy(() -> ServiceUrl.resolveAdmin("https://me:secret@localhost:50051"))
                .hasMessageStartingWith("DNB-1002 Admin URL 'https://***@localhost:50051' cannot be used: encrypted")
                .hasMessageContaining("Allowed: http://host:port, or embedded:");
        assertThatThrownBy(() -> ServiceUrl.resolveAdmin(" ")).hasMessageStartingWith("DNB-1002 No admin URL is given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"embedded:", "embedded:/var/lib/danube"})
    void withoutTheEmbeddedBrokerTheErrorNamesTheDependency(String given) {
        assertThatThrownBy(() -> ServiceUrl.resolve(given))
                .isInstanceOfSatisfying(
                        DanubeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.EMBEDDED_MISSING))
                .hasMessageStartingWith("DNB-1003 ")
                .hasMessageContaining("'" + given + "'")
                .hasMessageContaining("org.danubecamel:danube-embedded");
    }
}
