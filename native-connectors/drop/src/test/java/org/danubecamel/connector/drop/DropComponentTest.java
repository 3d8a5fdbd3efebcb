package org.danubecamel.connector.drop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DropComponentTest {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        // JMX knows the endpoints that are there when the context starts.
        camel.getEndpoint("danube-drop:seen");
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        template.stop();
        camel.stop();
    }

    @Test
    void countsTheMessagesOfABatchAndLetsThemGoOn() throws Exception {
        var sent = new ArrayList<CompletableFuture<Exchange>>();
        for (int i = 0; i < 100; i++) {
            var exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody("order " + i);
            sent.add(template.asyncSend("danube-batch:nothing?uri=danube-drop:nothing", exchange));
        }
        for (var each : sent) {
            assertThat(each.get(30, TimeUnit.SECONDS).getException()).isNull();
        }

        var endpoint = camel.getEndpoint("danube-drop:nothing", DropEndpoint.class);
        assertThat(endpoint.getMessages()).isEqualTo(100);
        assertThat(endpoint.getBatches()).isBetween(1L, 100L);
    }

    @Test
    void theCountIsVisibleInJmx() throws Exception {
        template.sendBody("danube-drop:seen", "order 1");

        var server = camel.getManagementStrategy().getManagementAgent().getMBeanServer();
        var names = server.queryNames(
                new ObjectName("org.apache.camel:type=endpoints,name=\"danube-drop://seen\",*"), null);
        assertThat(server.getAttribute(names.iterator().next(), "Messages")).isEqualTo(1L);
    }

    @Test
    void anOptionOutOfRangeIsAnError() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-drop:nothing?reportInterval=-1&colour=red"))
                .hasStackTraceContaining("DNB-3301 danube-drop:nothing")
                .hasStackTraceContaining("reportInterval=-1")
                .hasStackTraceContaining("colour");
    }

    @Test
    void nothingCanBeReadFromIt() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-drop:nothing").createConsumer(exchange -> {}))
                .hasMessageContaining("to()");
    }
}
