package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BrokerUnderTestTest {

    private static final String URL = "http://127.0.0.1:6650";

    @Test
    void withoutSettingsItIsTheEmbeddedOne() {
        var broker = BrokerUnderTest.configured(name -> null);

        assertThat(broker.kind()).isEqualTo(BrokerKind.EMBEDDED);
        assertThat(broker.adminUrl()).isPresent();
    }

    @Test
    void theEmbeddedOneMayHaveADataDirectory() {
        // Not a temporary one: the broker uses it until the JVM ends.
        var directory = Path.of("target", "broker-under-test");
        var settings = Map.of("danube.embedded.location", directory.toString());

        var broker = BrokerUnderTest.configured(settings::get);

        assertThat(broker.kind()).isEqualTo(BrokerKind.EMBEDDED);
        assertThat(directory.resolve("lock")).exists();
    }

    @Test
    void anExternalOneIsARealOneUnlessSaidOtherwise() {
        var settings = Map.of("danube.service.url", URL);

        var broker = BrokerUnderTest.configured(settings::get);

        assertThat(broker.kind()).isEqualTo(BrokerKind.REAL);
        assertThat(broker.serviceUrl()).isEqualTo(URL);
        assertThat(broker.adminUrl()).isEmpty();
    }

    @Test
    void anExternalOneMayBeOfOurs() {
        var settings = Map.of(
                "danube.service.url", URL, "danube.admin.url", "http://127.0.0.1:50051", "danube.broker", "embedded");

        var broker = BrokerUnderTest.configured(settings::get);

        assertThat(broker.kind()).isEqualTo(BrokerKind.EMBEDDED);
        assertThat(broker.adminUrl()).contains("http://127.0.0.1:50051");
    }

    @Test
    void anUnknownKindIsRefused() {
        var settings = Map.of("danube.service.url", URL, "danube.broker", "kafka");

        assertThatThrownBy(() -> BrokerUnderTest.configured(settings::get))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'kafka'")
                .hasMessageContaining("embedded, real");
    }
}
