package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DynamicTopicTest {

    private final Danube danube = new Danube();

    @AfterEach
    void stop() {
        danube.close();
    }

    @Test
    void toDUsesOneEndpointForAllTopics() throws Exception {
        danube.receiving("").route(routes -> routes.from("direct:in").toD("danube:${header.t}"));
        var before = danube.context.getEndpoints().size();
        var template = danube.template();
        for (int i = 0; i < 20; i++) {
            template.sendBodyAndHeader("direct:in", "x", "t", danube.topic + "-" + i);
        }
        template.sendBodyAndHeader("direct:in", "mine", "t", danube.topic);
        assertThat(danube.nextBody()).isEqualTo("mine");
        assertThat(danube.context.getEndpoints()).hasSize(before + 1);
    }

    @Test
    void toDKeepsAMessageFromAddingOptions() throws Exception {
        danube.route(routes -> routes.from("direct:in").toD("danube:${header.t}"));
        assertThatThrownBy(() ->
                        danube.template().sendBodyAndHeader("direct:in", "x", "t", "a?serviceUrl=http://127.0.0.1:1"))
                .hasStackTraceContaining("DNB-1001 Malformed topic name 'a?serviceUrl=http://127.0.0.1:1'");
    }

    @Test
    void theHeaderSendsOneMessageElsewhere() throws Exception {
        danube.receiving("");
        var sent = danube.template().send("danube:" + danube.topic + "-other", exchange -> {
            exchange.getMessage().setBody("moved");
            exchange.getMessage().setHeader(DanubeConstants.OVERRIDE_TOPIC, "default/" + danube.topic);
        });
        assertThat(danube.nextBody()).isEqualTo("moved");
        assertThat(sent.getMessage().getHeaders()).doesNotContainKey(DanubeConstants.OVERRIDE_TOPIC);
    }

    @Test
    void refusesAMalformedTopicInTheHeader() {
        assertThatThrownBy(() -> danube.template()
                        .sendBodyAndHeader("danube:" + danube.topic, "x", DanubeConstants.OVERRIDE_TOPIC, "a b"))
                .hasStackTraceContaining("DNB-1001 Malformed topic name 'a b'");
    }

    @Test
    void anEndpointWithoutTopicNeedsTheHeader() {
        assertThatThrownBy(() -> danube.template().sendBody("danube:*", "x"))
                .hasStackTraceContaining("DNB-1001 The message names no topic")
                .hasStackTraceContaining("CamelDanubeOverrideTopic");
    }

    @Test
    void anEndpointWithoutTopicSendsWhereTheHeaderSays() throws Exception {
        danube.receiving("");
        danube.template().sendBodyAndHeader("danube:*", "x", DanubeConstants.OVERRIDE_TOPIC, danube.topic);
        assertThat(danube.nextBody()).isEqualTo("x");
    }
}
