package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DanubeSendDynamicAwareTest {

    private final DanubeSendDynamicAware aware = new DanubeSendDynamicAware();
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @ParameterizedTest
    @CsvSource({
        "danube:${header.t}, danube:orders, danube:*, orders",
        "danube:${header.t}, danube:/shop/orders, danube:*, /shop/orders",
        "danube://${header.t}, danube://orders, danube:*, orders",
        "danube:${header.t}?ordered=true, danube:orders?ordered=true, danube:*?ordered=true, orders",
        "danube:${header.t}?partitions=${header.p}, danube:orders?partitions=3, danube:*?partitions=3, orders",
        "danube:${header.t}, danube:x?serviceUrl=http://evil, danube:*, x?serviceUrl=http://evil",
        "danube:${header.t}?ordered=true, danube:x?a=b?ordered=true, danube:*?ordered=true, x?a=b"
    })
    void putsTheTopicIntoAHeader(String written, String resolved, String endpoint, String topic) throws Exception {
        var entry = aware.prepare(exchange, resolved, written);
        assertThat(aware.resolveStaticUri(exchange, entry)).isEqualTo(endpoint);
        aware.createPreProcessor(exchange, entry).process(exchange);
        assertThat(exchange.getMessage().getHeader(DanubeConstants.OVERRIDE_TOPIC))
                .isEqualTo(topic);
    }

    @Test
    void leavesAFixedTopicAlone() {
        var entry = aware.prepare(exchange, "danube:orders?partitions=3", "danube:orders?partitions=${header.p}");
        assertThat(aware.resolveStaticUri(exchange, entry)).isNull();
        assertThat(aware.createPreProcessor(exchange, entry)).isNull();
    }
}
