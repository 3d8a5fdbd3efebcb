package org.danubecamel.connector.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a route gets of the files of a directory. */
class FilesSourceTest {

    @TempDir
    private Path directory;

    private final List<Message> received = new CopyOnWriteArrayList<>();
    /** How many messages the route takes. */
    private volatile int room = Integer.MAX_VALUE;

    private final List<Message> dead = new CopyOnWriteArrayList<>();
    private final AtomicBoolean down = new AtomicBoolean();
    private String started = "";
    private DefaultCamelContext camel = new DefaultCamelContext();

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void filesAreReadOldestFirstWithWhereTheirRecordsCameFrom() throws Exception {
        write("b.jsonl", 1_000, "{\"n\":1}", "{\"n\":2}");
        write("a.jsonl", 2_000, "{\"n\":3}");
        start("");

        expect("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
        var second = received.get(1);
        assertThat(second.getHeader("CamelDanubeFilesName")).isEqualTo("b.jsonl");
        assertThat(second.getHeader("CamelDanubeFilesPath")).isEqualTo("b.jsonl");
        assertThat(second.getHeader("CamelDanubeFilesRecordNumber")).isEqualTo(1L);
        assertThat(second.getHeader("CamelDanubeFilesLastModified")).isEqualTo(1_000_000L);
    }

    @Test
    void whatWasReadIsNotReadAgainAfterARestartOrARename() throws Exception {
        write("a.jsonl", 1_000, "{\"n\":1}");
        start("");
        expect("{\"n\":1}");
        restartAfter(() -> {
            Files.move(directory.resolve("a.jsonl"), directory.resolve("renamed.jsonl"));
            write("b.jsonl", 2_000, "{\"n\":2}");
        });
        expect("{\"n\":1}", "{\"n\":2}");
    }

    @Test
    void aFileThatWasReadInPartIsReadOnFromThere() throws Exception {
        var lines = new ArrayList<String>();
        for (int n = 0; n < 100; n++) {
            lines.add("{\"n\":" + n + "}");
        }
        for (var name : List.of("plain.jsonl", "packed.jsonl.gz")) {
            received.clear();
            room = 10;
            write(name, 1_000, lines.toArray(String[]::new));
            start("&maxInFlight=1&include=" + name + "&positionName=" + name.replace('.', '-'));
            await().until(() -> received.size() >= 10);
            camel.stop();
            room = Integer.MAX_VALUE;
            start("&maxInFlight=1&include=" + name + "&positionName=" + name.replace('.', '-'));
            await().until(() -> received.size() >= 100);
            assertThat(bodies()).containsExactlyElementsOf(lines);
            camel.stop();
        }
    }

    @Test
    void hiddenFilesAndThoseThatAreNotIncludedStayUnread() throws Exception {
        write(".hidden.jsonl", 1_000, "{\"n\":1}");
        Files.createDirectory(directory.resolve(".danube-files"));
        write(".danube-files/x.jsonl", 1_000, "{\"n\":2}");
        Files.createDirectory(directory.resolve("below"));
        write("below/c.jsonl", 1_000, "{\"n\":3}");
        write("d.csv", 1_000, "a", "1");
        write("e.jsonl", 1_000, "{\"n\":5}");
        start("&include=*.jsonl");
        expect("{\"n\":5}");
        camel.stop();
        received.clear();
        start("&include=below/*&recursive=true&positionName=other");
        expect("{\"n\":3}");
    }

    @Test
    void aFileThatWasJustChangedIsNotReadYet() throws Exception {
        Files.writeString(directory.resolve("new.jsonl"), "{\"n\":1}\n");
        write("old.jsonl", 1_000, "{\"n\":2}");
        start("&minAge=3600000");
        expect("{\"n\":2}");
        Files.setLastModifiedTime(
                directory.resolve("new.jsonl"), FileTime.from(Instant.now().minusSeconds(7_200)));
        expect("{\"n\":2}", "{\"n\":1}");
    }

    @Test
    void aBadRecordIsADeadLetterWithItsBytesAndTheOthersAreRead() throws Exception {
        write("a.jsonl", 1_000, "{\"n\":1}", "{\"n\":", "{\"n\":3}");
        gzip("b.jsonl.gz", 2_000, "{\"n\":4}", "no json", "{\"n\":6}");
        start("&deadLetter=direct:dead");

        expect("{\"n\":1}", "{\"n\":3}", "{\"n\":4}", "{\"n\":6}");
        await().until(() -> dead.size() == 2);
        assertThat(dead.get(0).getBody(String.class)).isEqualTo("{\"n\":\n");
        assertThat(dead.get(1).getBody(String.class)).isEqualTo("no json\n");
        assertThat(dead.get(1).getHeader("CamelDanubeFilesRecordNumber")).isEqualTo(1L);
    }

    @Test
    void anUnreadableRestIsOneDeadLetterAndTheNextFileIsRead() throws Exception {
        var whole = directory.resolve("whole.gz");
        var lines = new String[20_000];
        for (int n = 0; n < lines.length; n++) {
            lines[n] = "{\"n\":" + n + ",\"text\":\"" + Math.sin(n) + "\"}";
        }
        gzip("whole.gz", 1_000, lines);
        var bytes = Files.readAllBytes(whole);
        Files.delete(whole);
        Files.write(directory.resolve("a.jsonl.gz"), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        age("a.jsonl.gz", 1_000);
        write("b.jsonl", 2_000, "{\"last\":1}");
        start("&deadLetter=direct:dead&afterReading=DELETE");

        await().until(() -> bodies().contains("{\"last\":1}") && dead.size() == 1);
        assertThat(received.size()).isBetween(5_000, 15_000);
        assertThat(dead.get(0).getHeader("CamelDanubeFilesName")).isEqualTo("a.jsonl.gz");
        assertThat(dead.get(0).getHeader("x-failure-reason", String.class))
                .startsWith("DNB-3513")
                .contains("a.jsonl.gz")
                .contains("bytes");
        await().until(() -> !Files.exists(directory.resolve("b.jsonl")));
        assertThat(directory.resolve("a.jsonl.gz")).as("what could not be read").exists();
    }

    @Test
    void aFileIsDeletedOnlyAfterAllOfItWasTaken() throws Exception {
        down.set(true);
        write("a.jsonl", 1_000, "{\"n\":1}");
        start("&afterReading=DELETE&redeliveryDelay=10&maximumRedeliveryDelay=10");
        await().until(() -> !received.isEmpty());
        assertThat(directory.resolve("a.jsonl")).exists();
        down.set(false);
        await().until(() -> !Files.exists(directory.resolve("a.jsonl")));
    }

    @Test
    void aFileIsMovedAfterItWasRead() throws Exception {
        var done = Files.createDirectory(directory.resolve(".done"));
        write("a.jsonl", 1_000, "{\"n\":1}");
        start("&afterReading=MOVE&moveTo=" + done);
        await().until(() -> Files.exists(done.resolve("a.jsonl")));
        assertThat(directory.resolve("a.jsonl")).doesNotExist();
        expect("{\"n\":1}");
    }

    @Test
    void aFileThatGrowsIsFollowedLineByLineAndOverItsRotation() throws Exception {
        Files.writeString(directory.resolve("app.log"), "one\ntw");
        start("&tail=true&fileFormat=TEXT&include=app.log");
        expect("one");
        append("app.log", "o\nthree\n");
        expect("one", "two", "three");
        append("app.log", "four\n");
        Files.move(directory.resolve("app.log"), directory.resolve("app.log.1"));
        Files.writeString(directory.resolve("app.log"), "five\n");
        await().until(() -> received.size() == 5);
        assertThat(bodies()).containsExactlyInAnyOrder("one", "two", "three", "four", "five");
        restartAfter(() -> append("app.log", "six\n"));
        await().until(() -> received.size() == 6);
        assertThat(bodies()).endsWith("six");
    }

    @Test
    void aFollowedFileThatIsBegunAnewIsReadFromItsBeginning() throws Exception {
        Files.writeString(directory.resolve("app.csv"), "a,b\n1,2\n");
        start("&tail=true&fileFormat=CSV");
        expect("{\"a\":\"1\",\"b\":\"2\"}");
        append("app.csv", "3,4\n");
        expect("{\"a\":\"1\",\"b\":\"2\"}", "{\"a\":\"3\",\"b\":\"4\"}");
        Files.writeString(directory.resolve("app.csv"), "c\n5\n");
        await().until(() -> bodies().contains("{\"c\":\"5\"}"));
    }

    @Test
    void allThatIsWrongWithTheOptionsIsSaidAtOnce() {
        assertThatThrownBy(() -> camel.getEndpoint("danube-files:" + directory
                        + "?minAge=-1&include=[&afterReading=MOVE&tail=true&fileFormat=AVRO&delay=0"))
                .hasStackTraceContaining("minAge=-1")
                .hasStackTraceContaining("include=[")
                .hasStackTraceContaining("moveTo=")
                .hasStackTraceContaining("tail needs")
                .hasStackTraceContaining("delay=0");
        assertThatThrownBy(() -> camel.getEndpoint("danube-files:" + directory
                        + "?afterReading=MOVE&recursive=true&moveTo=" + directory + "/done"))
                .hasStackTraceContaining("within what is read");
    }

    private interface Change {
        void make() throws Exception;
    }

    private void restartAfter(Change change) throws Exception {
        camel.stop();
        change.make();
        startUri(started);
    }

    private void start(String options) throws Exception {
        startUri("danube-files:" + directory + "?delay=20" + (options.contains("minAge") ? "" : "&minAge=0") + options);
    }

    private void startUri(String uri) throws Exception {
        started = uri;
        camel = new DefaultCamelContext();
        camel.disableJMX();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("files").errorHandler(noErrorHandler()).process(FilesSourceTest.this::receive);
                from("direct:dead")
                        .process(exchange -> dead.add(exchange.getMessage().copy()));
            }
        });
        camel.start();
    }

    private void receive(Exchange exchange) {
        if (received.size() >= room) {
            throw new IllegalStateException("no more room");
        }
        received.add(exchange.getMessage().copy());
        if (down.get()) {
            throw new IllegalStateException("down");
        }
    }

    private void expect(String... bodies) {
        await().until(() -> received.size() >= bodies.length);
        assertThat(bodies()).containsExactly(bodies);
    }

    private List<String> bodies() {
        return received.stream().map(message -> message.getBody(String.class)).toList();
    }

    private void write(String name, long modified, String... lines) throws IOException {
        if (name.endsWith(".gz")) {
            gzip(name, modified, lines);
            return;
        }
        Files.writeString(directory.resolve(name), String.join("\n", lines) + "\n");
        age(name, modified);
    }

    private void gzip(String name, long modified, String... lines) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        age(name, modified);
    }

    private void age(String name, long modified) throws IOException {
        Files.setLastModifiedTime(directory.resolve(name), FileTime.from(Instant.ofEpochSecond(modified)));
    }

    private void append(String name, String text) throws IOException {
        Files.writeString(directory.resolve(name), text, StandardOpenOption.APPEND);
    }
}
