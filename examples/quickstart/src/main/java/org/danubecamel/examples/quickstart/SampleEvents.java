package org.danubecamel.examples.quickstart;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The events that the quickstart sends to itself, over HTTP as any other sender would. */
final class SampleEvents {

    private static final int TIMEOUT_MILLIS = 30_000;

    private static final List<String> BODIES = List.of(
            "{\"event\": \"order.created\", \"order\": 1001, \"total\": 19.90}",
            "{\"event\": \"order.paid\", \"order\": 1001}",
            "{\n  \"event\": \"order.shipped\",\n  \"order\": 1001\n}");

    private SampleEvents() {}

    /** Returns how many there are. */
    static int count() {
        return BODIES.size();
    }

    /**
     * Posts them one after the other.
     *
     * @throws IOException if one was not answered with status 200
     */
    static void post(URI webhook) throws IOException {
        for (String body : BODIES) {
            int status = post(webhook, body);
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("a sample event got status " + status + " from " + webhook);
            }
        }
    }

    private static int post(URI webhook, String body) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) webhook.toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return connection.getResponseCode();
    }
}
