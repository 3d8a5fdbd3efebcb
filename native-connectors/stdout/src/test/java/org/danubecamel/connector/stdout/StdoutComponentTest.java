package org.danubecamel.connector.stdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.BatchNotWrittenException;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The endpoint, behind {@code danube-batch:}, with the standard output of this process in another's place. */
class StdoutComponentTest {

    private static final String SINK =
            "danube-batch:console?batchBody=MESSAGE&uri=RAW(danube-stdout:console?pretty=false)";

    private final Output output = new Output();
    private final PrintStream original = System.out;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void replace() {
        System.setOut(output.stream());
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void restore() {
        System.setOut(original);
        template.stop();
        camel.stop();
    }

    @Test
    void writesEachRecordOnALine() throws Exception {
        for (var exchange : send("{\"id\":1}", "{\"id\":2}", "{\"id\":3}")) {
            assertThat(exchange.getException()).isNull();
        }
        assertThat(output.text().lines()).containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":2}", "{\"id\":3}");
    }

    @Test
    void aBadRecordFailsAlone() throws Exception {
        var sent = send("{\"id\":1}", "{\"id\":", "{\"id\":3}");

        assertThat(sent.get(1).getException()).isInstanceOf(RecordRejectedException.class);
        assertThat(sent.get(0).getException()).isNull();
        assertThat(output.text().lines()).containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":3}");
    }

    @Test
    void nothingIsLostSilentlyWhenTheOutputIsClosed() throws Exception {
        send("{\"id\":1}");
        System.out.close();

        assertThat(send("{\"id\":2}", "{\"id\":3}"))
                .extracting(Exchange::getException)
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(BatchNotWrittenException.class)
                        .hasStackTraceContaining("DNB-3611"));
    }

    @Test
    void allThatIsWrongWithTheOptionsIsSaidAtOnce() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-stdout:console?pretty=maybe&colour=red&maxBodyBytes=0"))
                .hasStackTraceContaining("DNB-3301 danube-stdout:console")
                .hasStackTraceContaining("pretty=maybe")
                .hasStackTraceContaining("colour")
                .hasStackTraceContaining("maxBodyBytes=0");
    }

    @Test
    void nothingCanBeReadFromIt() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-stdout:console").createConsumer(exchange -> {}))
                .hasMessageContaining("to()");
    }

    private ArrayList<Exchange> send(String... bodies) throws Exception {
        var sent = new ArrayList<CompletableFuture<Exchange>>();
        for (var body : bodies) {
            var exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(body);
            sent.add(template.asyncSend(SINK, exchange));
        }
        var done = new ArrayList<Exchange>();
        for (var each : sent) {
            done.add(each.get(30, TimeUnit.SECONDS));
        }
        return done;
    }
}
