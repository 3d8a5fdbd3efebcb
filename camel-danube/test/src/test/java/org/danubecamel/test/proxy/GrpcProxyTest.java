package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Without a fault a caller sees what it would see at the target. */
final class GrpcProxyTest {

    private final GrpcStory story = new GrpcStory(Duration.ofMillis(200));

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void headersPassBothWays() {
        var headers = new Metadata();
        headers.put(EchoService.HEADER, "value");
        headers.put(EchoService.BINARY, new byte[] {0, -1, 1});

        var call = story.unary(EchoService.UNARY, "hello", CallOptions.DEFAULT, headers);

        assertThat(call.status().isOk()).isTrue();
        assertThat(call.messages()).containsExactly("hello");
        assertThat(call.headers().get(EchoService.HEADER)).isEqualTo("value");
        assertThat(call.headers().get(EchoService.BINARY)).containsExactly(0, -1, 1);
    }

    @Test
    void statusAndTrailersComeBack() {
        var call = story.unary(EchoService.FAIL, "hello");

        assertThat(call.status().getCode()).isEqualTo(Code.ABORTED);
        assertThat(call.status().getDescription()).isEqualTo("as told");
        assertThat(call.trailers().get(EchoService.HEADER)).isEqualTo("trailer");
        assertThat(call.trailers().get(EchoService.BINARY)).containsExactly(0, -1);
    }

    @Test
    void whatTheTargetDoesNotServeIsUnimplemented() {
        assertThat(story.unary(EchoService.UNKNOWN, "hello").status().getCode()).isEqualTo(Code.UNIMPLEMENTED);
    }

    @Test
    void theDeadlineIsTheTargetsToo() {
        var minute = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.MINUTES);

        story.unary(EchoService.UNARY, "hello", minute, new Metadata()).status();

        assertThat(story.service().deadlines()).singleElement().satisfies(deadline -> assertThat(
                        deadline.timeRemaining(TimeUnit.SECONDS))
                .isBetween(0L, 60L));
    }

    @Test
    void aDeadlineThatPassesCancelsTheTargetsCall() {
        var aSecond = CallOptions.DEFAULT.withDeadlineAfter(1, TimeUnit.SECONDS);

        var call = story.unary(EchoService.WAIT, "hello", aSecond, new Metadata());

        assertThat(call.status().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        await().until(() ->
                story.service().cancelled() == 1 || story.service().requests().isEmpty());
    }

    @Test
    void aCancellationReachesTheTarget() {
        var call = story.unary(EchoService.WAIT, "hello");
        await().until(() -> story.service().requests().contains("hello"));

        call.cancel();

        await().until(() -> story.service().cancelled() == 1);
    }

    @Test
    void aCallThatIsCancelledWhileItIsHeldNeverReachesTheTarget() {
        var fault = story.proxy().on(EchoService.UNARY).next(1).holdRequest();
        var call = story.unary("cancelled");
        await().until(() -> fault.struck() == 1);
        call.cancel();
        assertThat(call.status().getCode()).isEqualTo(Code.CANCELLED);
        // The connection keeps the order, so that the proxy knows of the cancellation when this call is answered.
        story.unary("later").status();

        fault.end();

        story.unary("last").status();
        assertThat(story.service().requests()).containsExactly("later", "last");
    }

    @Test
    void aConversationKeepsItsOrder() {
        var call = story.start(EchoService.CHAT).request(1_000);
        for (var i = 0; i < 1_000; i++) {
            call.send(String.valueOf(i));
        }
        call.endOutput();

        assertThat(call.status().isOk()).isTrue();
        assertThat(call.messages()).isEqualTo(story.service().requests()).hasSize(1_000);
    }

    @Test
    void aConversationWithoutMessagesEnds() {
        assertThat(story.start(EchoService.CHAT).endOutput().status().isOk()).isTrue();
    }

    @Test
    void aCallerThatDoesNotReadStopsTheTarget() {
        story.start(EchoService.STREAM).request(1).send("stream").endOutput();
        await().until(() -> story.service().streamed() > 0);

        await().during(Duration.ofMillis(500))
                .until(
                        () -> story.service().streamed(),
                        count -> count == story.service().streamed());
        assertThat(story.service().streamed()).isLessThan(2_000);
    }

    @Test
    void aCallerThatReadsAgainGetsTheRest() {
        var call = story.start(EchoService.STREAM).request(1).send("stream").endOutput();
        await().until(() -> call.messages().size() == 1);

        call.request(2_000);

        await().atMost(Duration.ofMinutes(1)).until(() -> call.messages().size() == 2_001);
        call.cancel();
    }

    @Test
    void largeMessagesPass() {
        var large = "x".repeat(20 << 20);

        assertThat(story.unary(large).status().isOk()).isTrue();
        assertThat(story.service().requests()).containsExactly(large);
    }

    @Test
    void aDelayEndsByItself() {
        story.proxy().on(EchoService.UNARY).next(1).delayRequest(Duration.ofMillis(50));
        story.proxy().on(EchoService.UNARY).next(1).delayResponse(Duration.ofMillis(50));

        assertThat(story.unary("request").status().isOk()).isTrue();
        assertThat(story.unary("response").status().isOk()).isTrue();
    }

    @Test
    void theTargetMayMove() {
        story.unary("here").status();
        try (var other = new EchoService()) {
            story.moveTarget(other.url());

            assertThat(story.unary("there").status().isOk()).isTrue();
            assertThat(other.requests()).containsExactly("there");
        }
    }

    @Test
    void aTargetThatIsAwayIsUnavailableUntilItIsBack() {
        story.moveTarget("http://127.0.0.1:1");
        assertThat(story.unary("lost").status().getCode()).isEqualTo(Code.UNAVAILABLE);

        story.moveTarget(story.service().url());

        assertThat(story.unary("hello").status().isOk()).isTrue();
    }

    @Test
    void aBadTargetIsNamed() {
        story.unary("hello").status();
        story.moveTarget("nowhere");

        assertThat(story.unary("lost").status().getDescription())
                .startsWith("The proxy has no target: The proxy's target is 'nowhere'");
        story.moveTarget(story.service().url());
        assertThat(story.unary("hello").status().isOk()).isTrue();
    }

    @Test
    void twoProxiesDoNotGetOnePort() {
        var port = story.proxy().port();

        assertThatIllegalStateException()
                .isThrownBy(() -> GrpcProxy.open(port, story.service()::url, url -> url))
                .withMessageContaining("Stop what listens there");
    }

    @Test
    void aClosedProxyCancelsItsCallsOnBothSides() {
        var call = story.unary(EchoService.WAIT, "hello");
        await().until(() -> story.service().requests().contains("hello"));

        story.proxy().close();

        assertThat(call.status().isOk()).isFalse();
        await().until(() -> story.service().cancelled() == 1);
    }

    @Test
    void aClosedProxyHasNoThread() {
        story.unary("hello").status();
        assertThat(story.proxy().threadsEnded()).isFalse();

        story.proxy().close();

        assertThat(story.proxy().threadsEnded()).isTrue();
    }
}
