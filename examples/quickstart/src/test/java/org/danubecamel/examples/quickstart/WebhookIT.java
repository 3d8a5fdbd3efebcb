package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sender of webhooks sees, and what stands in the file afterwards. */
class WebhookIT {

    private static final int MAX_BODY = 1 << 20;

    @TempDir
    private static Path folder;

    private static Path file;
    private static QuickstartProcess quickstart;
    private static Webhooks webhooks;

    @BeforeAll
    static void start() throws IOException {
        // Every character here means something in a Camel URI.
        file = folder.resolve("with space+plus/my events+more.jsonl");
        quickstart = QuickstartProcess.start(folder, Map.of("port", "0", "output", file.toString()));
        webhooks = new Webhooks(quickstart.awaitReady());
    }

    @AfterAll
    static void stop() {
        quickstart.close();
    }

    @Test
    void theSampleEventsAreInTheFileInTheirOrder() throws IOException {
        assertThat(Files.readAllLines(file))
                .startsWith(
                        "{\"event\":\"order.created\",\"order\":1001,\"total\":19.90}",
                        "{\"event\":\"order.paid\",\"order\":1001}",
                        "{\"event\":\"order.shipped\",\"order\":1001}");
    }

    @Test
    void itSaysWhatArrivedAndHowLongItTook() {
        assertThat(quickstart.printed())
                .contains("arrived: {\"event\":\"order.paid\",\"order\":1001}", "Events are appended to " + file)
                .anyMatch(line -> line.matches("First event delivered \\d+\\.\\d s after the JVM started\\."));
    }

    @Test
    void anAcceptedEventIsStoredOnceOnOneLine() throws Exception {
        var reply = webhooks.post("{\n \"id\": \"äöü-😀\",\n \"n\": 1.10 }");
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("{\"status\":\"stored\"}");
        awaitOnce("{\"id\":\"äöü-😀\",\"n\":1.10}");
    }

    @Test
    void aBodyOfTheLargestSizeIsStored() throws Exception {
        var json = "\"" + "m".repeat(MAX_BODY - 2) + "\"";
        assertThat(webhooks.post(json).statusCode()).isEqualTo(200);
        awaitOnce(json);
    }

    @Test
    void aBodyOneByteLargerIsRefusedAndFillsNoLog() throws Exception {
        var json = "\"" + "n".repeat(MAX_BODY - 1) + "\"";
        assertThat(webhooks.post(json).statusCode()).isEqualTo(413);
        assertThat(quickstart.errors()).isEmpty();
    }

    @Test
    void aCloudEventIsStored() throws Exception {
        var request = webhooks.request("")
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"specversion\":\"1.0\"}"));
        assertThat(webhooks.send(request).statusCode()).isEqualTo(200);
        awaitOnce("{\"specversion\":\"1.0\"}");
    }

    @Test
    void whatIsNotJsonIsRefused() throws Exception {
        assertThat(webhooks.post("{\"half\":").statusCode()).isEqualTo(400);
        assertThat(webhooks.post("").statusCode()).isEqualTo(400);
    }

    @Test
    void aFormIsRefusedBecauseAnyWebPageCanSendOne() throws Exception {
        var request = webhooks.request("")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b"));
        assertThat(webhooks.send(request).statusCode()).isEqualTo(415);
    }

    @Test
    void onlyPostIsTaken() throws Exception {
        assertThat(webhooks.send(webhooks.request("").GET()).statusCode()).isEqualTo(405);
    }

    @Test
    void headersThatSteerCamelSteerNothing() throws Exception {
        var request = webhooks.request("?CamelFileName=query.jsonl")
                .header("Content-Type", "application/json")
                .header("CamelFileName", "header.jsonl")
                .header("camelfilename", "lower.jsonl")
                .header("CamelDanubeOverrideTopic", "elsewhere")
                .header("CamelHttpResponseCode", "299")
                .POST(BodyPublishers.ofString("\"steered\""));
        assertThat(webhooks.send(request).statusCode()).isEqualTo(200);
        awaitOnce("\"steered\"");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void noReplyHasAnythingOfItsRequest() throws Exception {
        for (var body : List.of("\"marker\"", "marker", "\"" + "marker".repeat(MAX_BODY / 6) + "\"")) {
            assertEchoesNothing(marked("application/json").POST(BodyPublishers.ofString(body)));
        }
        assertEchoesNothing(marked("text/marker").POST(BodyPublishers.ofString("marker")));
        assertEchoesNothing(marked("application/json").method("PUT", BodyPublishers.ofString("marker")));
    }

    private static HttpRequest.Builder marked(String contentType) {
        return webhooks.request("?marker=marker")
                .header("Content-Type", contentType)
                .header("Cookie", "marker=marker")
                .header("X-Marker", "marker");
    }

    private static void assertEchoesNothing(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> reply = webhooks.send(request);
        var whole = reply.headers().map() + reply.body();
        assertThat(whole.toLowerCase(Locale.ROOT))
                .as("reply with status " + reply.statusCode())
                .doesNotContain("marker");
    }

    @Test
    void itReportsItselfUp() throws Exception {
        var health = webhooks.health();
        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
    }

    private static void awaitOnce(String line) {
        await().untilAsserted(() -> assertThat(Files.readAllLines(file)).containsOnlyOnce(line));
    }
}
