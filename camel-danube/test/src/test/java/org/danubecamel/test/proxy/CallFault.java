package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A fault of the proxy, and a check that fails where it is missing. */
enum CallFault {
    REFUSE(calls -> calls.refuse(Status.RESOURCE_EXHAUSTED.withDescription("full")), CallFault::theTargetSeesNothing),
    HOLD_REQUEST(CallSelection::holdRequest, CallFault::theRequestWaits),
    DELAY_REQUEST(calls -> calls.delayRequest(Duration.ofHours(1)), CallFault::theRequestWaits),
    HOLD_RESPONSE(CallSelection::holdResponse, CallFault::theAnswerWaits),
    DELAY_RESPONSE(calls -> calls.delayResponse(Duration.ofHours(1)), CallFault::theAnswerWaits),
    LOSE_RESPONSE(CallSelection::loseResponse, CallFault::theTargetActsInVain),
    WITHHOLD_RESPONSE(CallSelection::withholdResponse, CallFault::theTargetActsAndNobodyAnswers),
    BREAK_STREAM(calls -> calls.breakStreamAfter(3, Status.UNAVAILABLE), CallFault::threeMessagesPass);

    private final Function<CallSelection<byte[]>, GrpcFault> fault;
    private final BiConsumer<GrpcStory, GrpcFault> check;

    CallFault(Function<CallSelection<byte[]>, GrpcFault> fault, BiConsumer<GrpcStory, GrpcFault> check) {
        this.fault = fault;
        this.check = check;
    }

    GrpcFault inflict(CallSelection<byte[]> calls) {
        return fault.apply(calls);
    }

    void check(GrpcStory story, GrpcFault inflicted) {
        check.accept(story, inflicted);
    }

    private static void theTargetSeesNothing(GrpcStory story, GrpcFault fault) {
        var status = story.unary("refused").status();

        assertThat(status.getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
        assertThat(status.getDescription()).isEqualTo("full");
        assertThat(fault.struck()).isEqualTo(1);
        fault.end();
        assertThat(story.unary("accepted").status().isOk()).isTrue();
        assertThat(story.service().requests()).containsExactly("accepted");
    }

    private static void theRequestWaits(GrpcStory story, GrpcFault fault) {
        var call = story.unary("held");
        story.expectPending(call);
        assertThat(story.service().requests()).isEmpty();
        assertThat(fault.struck()).isEqualTo(1);

        fault.end();

        assertThat(call.status().isOk()).isTrue();
        assertThat(call.messages()).containsExactly("held");
    }

    private static void theAnswerWaits(GrpcStory story, GrpcFault fault) {
        var call = story.unary("held");
        await().until(() -> story.service().requests().contains("held"));
        story.expectPending(call);
        assertThat(call.messages()).isEmpty();
        assertThat(fault.struck()).isEqualTo(1);

        fault.end();

        assertThat(call.status().isOk()).isTrue();
        assertThat(call.messages()).containsExactly("held");
    }

    private static void theTargetActsInVain(GrpcStory story, GrpcFault fault) {
        var call = story.unary("stored");

        assertThat(call.status().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(story.service().requests()).containsExactly("stored");
        assertThat(fault.struck()).isEqualTo(1);
        assertThat(call.messages()).isEmpty();
    }

    private static void theTargetActsAndNobodyAnswers(GrpcStory story, GrpcFault fault) {
        var second = CallOptions.DEFAULT.withDeadlineAfter(2, TimeUnit.SECONDS);
        var call = story.unary(EchoService.UNARY, "stored", second, new Metadata());

        assertThat(call.status().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
        assertThat(story.service().requests()).containsExactly("stored");
        assertThat(fault.struck()).isEqualTo(1);
    }

    private static void threeMessagesPass(GrpcStory story, GrpcFault fault) {
        var call = story.start(EchoService.STREAM).request(4).send("broken").endOutput();
        await().until(() -> call.isDone() || call.messages().size() > 3);

        assertThat(call.messages()).hasSize(3);
        assertThat(call.status().getCode()).isEqualTo(Code.UNAVAILABLE);
        assertThat(fault.struck()).isEqualTo(1);
        await().until(() -> story.service().cancelled() == 1);
    }
}
