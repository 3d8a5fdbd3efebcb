package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.test.proxy.DanubeStory.consumer;
import static org.danubecamel.test.proxy.DanubeStory.message;
import static org.danubecamel.test.proxy.DanubeStory.producer;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.danubecamel.test.client.Received;
import org.junit.jupiter.api.Test;

/** Nothing but keepalive tells a client that its connection leads nowhere. */
final class DanubeBlackHoleTest {

    @Test
    void aClientThatProbesFindsItAndOneThatTrustsDoesNot() {
        try (var story = new DanubeStory()) {
            var probing = story.client(
                    options -> options.keepAlive(Duration.ofSeconds(10)).sendTimeout(Duration.ofMinutes(10)));
            var heard = Received.acknowledged();
            consumer(probing, "probing", heard);
            var producer = producer(probing);
            var trusting = story.client(options -> options.keepAlive(Duration.ofHours(1)));
            var missed = Received.acknowledged();
            consumer(trusting, "trusting", missed);
            story.proxy().tcp().blackHolePresent();

            var sent = producer.send(message("hello"));

            // The network library probes after 10 s at the earliest, and gives up 10 s later.
            assertThat(sent).succeedsWithin(45, TimeUnit.SECONDS);
            assertThat(heard.texts(1)).containsExactly("hello");
            missed.expectNothingFor(Duration.ofMillis(500));
            assertThat(story.proxy().tcp().swallowed(Direction.TO_TARGET)).isPositive();
        }
    }
}
