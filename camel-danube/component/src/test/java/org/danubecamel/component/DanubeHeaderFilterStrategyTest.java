package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DanubeHeaderFilterStrategyTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    private final DanubeHeaderFilterStrategy filter = new DanubeHeaderFilterStrategy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CamelHttpUri", "camelFileName", "CAMELDANUBEKEY", "cAmElAny", "Authorization", "AUTHORIZATION",
                "Cookie", "Set-Cookie", "Proxy-Authorization", "proxy-connection", "Host", "Connection",
                "Keep-Alive", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "Content-Length"
            })
    void neverSends(String header) {
        assertThat(filter.applyFilterToCamelHeaders(header, "x", exchange)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "traceparent", "orderId", "Hostname", "X-Camel-Like", "proxied"})
    void sends(String header) {
        assertThat(filter.applyFilterToCamelHeaders(header, "x", exchange)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CamelHttpUri", "camelfilename", "CAMELEXECCOMMANDEXECUTABLE", "cAmElAny"})
    void neverReceives(String attribute) {
        assertThat(filter.applyFilterToExternalHeaders(attribute, "x", exchange))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type", "orderId", "x-original-topic"})
    void receives(String attribute) {
        assertThat(filter.applyFilterToExternalHeaders(attribute, "x", exchange))
                .isFalse();
    }

    /** In Turkish the lower case of I has no dot, and CAMELI would slip through a comparison by the default locale. */
    @ParameterizedTest
    @ValueSource(strings = {"CAMELID", "AUTHORIZATION"})
    void comparesTheSameInEveryLocale(String header) {
        var before = java.util.Locale.getDefault();
        java.util.Locale.setDefault(java.util.Locale.forLanguageTag("tr"));
        try {
            assertThat(filter.applyFilterToCamelHeaders(header, "x", exchange)).isTrue();
        } finally {
            java.util.Locale.setDefault(before);
        }
    }
}
