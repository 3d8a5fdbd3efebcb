package org.danubecamel.examples.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A sender of webhooks. */
final class Webhooks {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI url;

    Webhooks(URI url) {
        this.url = url;
    }

    /** Posts a JSON body. */
    HttpResponse<String> post(String json) throws IOException, InterruptedException {
        return send(request("").header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Starts a request to the webhook's URL with {@code suffix} appended. */
    HttpRequest.Builder request(String suffix) {
        return HttpRequest.newBuilder(URI.create(url + suffix)).timeout(TIMEOUT);
    }

    /** Asks whether the application is up. */
    HttpResponse<String> health() throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(url.resolve("/health")).timeout(TIMEOUT));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
