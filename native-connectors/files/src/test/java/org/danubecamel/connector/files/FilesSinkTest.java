package org.danubecamel.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The endpoint behind {@code danube-batch:}. */
class FilesSinkTest {

    @TempDir
    private Path directory;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ProducerTemplate template;

    @BeforeEach
    void start() {
        camel.start();
        template = camel.createProducerTemplate();
    }

    @AfterEach
    void stop() {
        template.stop();
        camel.stop();
    }

    @Test
    void recordsAreInFilesWhenTheRouteHasStopped() throws Exception {
        for (var exchange : send("", "{\"id\":1}", "{\"id\":2}")) {
            assertThat(exchange.getException()).isNull();
        }
        assertThat(visible()).isEmpty();
        stop();
        assertThat(lines()).containsExactlyInAnyOrder("{\"id\":1}", "{\"id\":2}");
    }

    @Test
    void aFileIsFinishedByTimeWhileNothingComes() throws Exception {
        send("&rotateInterval=100", "{\"id\":1}");
        await().untilAsserted(() -> assertThat(lines()).containsExactly("{\"id\":1}"));
    }

    @Test
    void aBadRecordFailsAlone() throws Exception {
        var sent = send("&fileFormat=TEXT&format=TEXT&rotateInterval=0", "a", "two\nlines", "b");

        assertThat(sent.get(1).getException()).isInstanceOf(RecordRejectedException.class);
        assertThat(sent.get(0).getException()).isNull();
        assertThat(lines()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void recordsAreInDirectoriesByFieldAndTime() throws Exception {
        send(
                "&rotateInterval=0&partitionBy=country&partitionTime=dt=yyyy-MM-dd/hour=HH&partitionTimeField=at",
                "{\"country\":\"DE\",\"at\":\"2026-11-21T05:59:00Z\"}");
        assertThat(visible()).singleElement().satisfies(file -> assertThat(directory.relativize(file.getParent()))
                .hasToString("country=DE/dt=2026-11-21/hour=05"));
    }

    @Test
    void allThatIsWrongWithTheOptionsIsSaidAtOnce() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-files:" + directory
                        + "?rotateBytes=-1&rotateRecords=-1&rotateInterval=-1&rotateIdle=-1&maxOpenFiles=0&journalBytes=1"
                        + "&fileFormat=PROTOBUF_DELIMITED&fileCsvDelimiter=ab&fileName={host}&partitionBy=a,,b"
                        + "&partitionTimeField=at&partitionTimeZone=Moon&colour=red&createDirectory=maybe"))
                .hasStackTraceContaining("DNB-3301 danube-files:" + directory)
                .hasStackTraceContaining("rotateBytes=-1")
                .hasStackTraceContaining("rotateRecords=-1")
                .hasStackTraceContaining("rotateInterval=-1")
                .hasStackTraceContaining("rotateIdle=-1")
                .hasStackTraceContaining("maxOpenFiles=0")
                .hasStackTraceContaining("journalBytes=1")
                .hasStackTraceContaining("fileSchema is missing")
                .hasStackTraceContaining("fileMessageType is missing")
                .hasStackTraceContaining("fileCsvDelimiter=ab")
                .hasStackTraceContaining("Unknown placeholder {host}")
                .hasStackTraceContaining("partitionBy=a,,b")
                .hasStackTraceContaining("partitionTimeField is without effect")
                .hasStackTraceContaining("partitionTimeZone=Moon")
                .hasStackTraceContaining("colour")
                .hasStackTraceContaining("createDirectory=maybe");
        assertThatThrownBy(() -> camel.getEndpoint("danube-files:" + directory + "?partitionTime=a/b"))
                .hasStackTraceContaining("partitionTime=a/b");
    }

    @Test
    void aSchemaThatIsNotThereKeepsTheProducerFromBeingMade() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-files:" + directory + "?fileFormat=AVRO&fileSchema=file:"
                                + directory + "/none.avsc")
                        .createProducer())
                .hasMessageContaining("fileSchema")
                .hasMessageStartingWith("DNB-3301");
    }

    private List<Exchange> send(String options, String... bodies) throws Exception {
        var sink = "danube-batch:files?batchBody=MESSAGE&uri=RAW(danube-files:" + directory + "?createDirectory=false"
                + options + ")";
        var sent = new ArrayList<CompletableFuture<Exchange>>();
        for (var body : bodies) {
            var exchange = new DefaultExchange(camel);
            exchange.getMessage().setBody(body);
            sent.add(template.asyncSend(sink, exchange));
        }
        var done = new ArrayList<Exchange>();
        for (var each : sent) {
            done.add(each.get(30, TimeUnit.SECONDS));
        }
        return done;
    }

    private List<Path> visible() throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !directory.relativize(file).toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    private List<String> lines() throws IOException {
        var lines = new ArrayList<String>();
        for (var file : visible()) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }
}
