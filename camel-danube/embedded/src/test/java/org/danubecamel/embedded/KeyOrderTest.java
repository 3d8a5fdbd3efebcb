package org.danubecamel.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.embedded.storage.Cursor;
import org.danubecamel.embedded.storage.MemoryStorage;
import org.danubecamel.embedded.storage.TopicStorage;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

/** Without the wire, because readiness cannot be steered from outside. */
class KeyOrderTest {

    private final TopicStorage log = new MemoryStorage().createTopic("/a/b", true);
    private final InFlight inFlight = new InFlight(FailurePolicy.DEFAULT);
    private final HashRing ring = new HashRing();
    private final KeyOrder order = new KeyOrder(new Backlog(log, new Cursor(0), 2, inFlight), ring);
    private final FakeCall slowCall = new FakeCall();
    private final FakeCall quickCall = new FakeCall();
    private final Consumer slow = consumer(1, slowCall);
    private final Consumer quick = consumer(2, quickCall);

    @Test
    void aRedeliveryIsNotHeldUpByANewMessageThatWaitsForTheWindow() {
        order.consumersChanged(List.of(slow, quick));
        publish(keyOf(slow, 0), "first");
        slowCall.ready = false;
        publish(keyOf(slow, 1), "waits for the slow consumer");
        publish(keyOf(quick, 0), "fills the window");
        order.retry(inFlight.nacked(0));
        order.dispatch();
        slowCall.ready = true;

        order.dispatch();

        assertThat(payloads(slowCall)).containsExactly("first", "first");
        assertThat(payloads(quickCall)).containsExactly("fills the window");
    }

    @Test
    void aConsumerThatIsReadyAgainGetsWhatWaitedForIt() {
        order.consumersChanged(List.of(slow, quick));
        slowCall.ready = false;
        publish(keyOf(slow, 0), "waits");
        publish(keyOf(quick, 0), "goes on");
        slowCall.ready = true;

        order.dispatch();

        assertThat(payloads(slowCall)).containsExactly("waits");
    }

    private void publish(String key, String payload) {
        log.append(
                RawClient.message("/a/b", 1, payload).toBuilder()
                        .setRoutingKey(key)
                        .build(),
                failure -> {});
        order.dispatch();
    }

    private String keyOf(Consumer consumer, int index) {
        return IntStream.range(0, 1_000)
                .mapToObj(number -> "key-" + number)
                .filter(key -> ring.owner(key) == consumer)
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> payloads(FakeCall call) {
        return call.sent.stream()
                .map(StreamMessage::getPayload)
                .map(payload -> payload.toStringUtf8())
                .toList();
    }

    private static Consumer consumer(long id, FakeCall call) {
        Consumer consumer = new Consumer(id, "c" + id, null, List.of());
        consumer.attach(new DeliveryStream(call, 0));
        return consumer;
    }
}
