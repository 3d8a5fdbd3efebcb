package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.junit.jupiter.api.Test;

class AttributesTest {

    private final Attributes attributes = new Attributes(new DanubeHeaderFilterStrategy());
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void carriesSimpleValuesAsText() {
        var id = UUID.randomUUID();
        exchange.getMessage()
                .setHeaders(Map.of(
                        "Content-Type",
                        "application/json",
                        "amount",
                        12.5,
                        "paid",
                        true,
                        "at",
                        Instant.EPOCH,
                        "id",
                        id));
        assertThat(attributes.fromHeaders(exchange.getMessage()))
                .isEqualTo(Map.of(
                        "Content-Type", "application/json",
                        "amount", "12.5",
                        "paid", "true",
                        "at", "1970-01-01T00:00:00Z",
                        "id", id.toString()));
    }

    @Test
    void leavesOutWhatHasNoReliableText() {
        exchange.getMessage().setHeader("list", List.of("a"));
        exchange.getMessage().setHeader("bytes", new byte[] {1});
        assertThat(attributes.fromHeaders(exchange.getMessage())).isEmpty();
    }

    @Test
    void refusesANullValue() {
        exchange.getMessage().setHeader("orderId", null);
        assertThatThrownBy(() -> attributes.fromHeaders(exchange.getMessage()))
                .isInstanceOfSatisfying(
                        DanubeException.class, e -> assertThat(e.id()).isEqualTo(ErrorId.MESSAGE_ATTRIBUTE))
                .hasMessageStartingWith("DNB-1103 Header 'orderId' is null")
                .hasMessageContaining("remove the header");
    }

    @Test
    void ignoresANullValueThatIsNotSentAnyway() {
        exchange.getMessage().setHeader("CamelFileName", null);
        assertThat(attributes.fromHeaders(exchange.getMessage())).isEmpty();
    }

    @Test
    void keepsAttributesFromSteeringTheRoute() {
        attributes.toHeaders(Map.of("cAmElHttpUri", "http://evil", "orderId", "7"), exchange.getMessage(), exchange);
        assertThat(exchange.getMessage().getHeaders()).isEqualTo(Map.of("orderId", "7"));
    }
}
