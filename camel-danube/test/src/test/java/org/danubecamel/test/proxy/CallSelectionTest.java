package org.danubecamel.test.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grpc.Status;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault strikes the calls that it was made for, and no others. */
final class CallSelectionTest {

    private final GrpcStory story = new GrpcStory(Duration.ofMillis(200));
    private final CallSelection<byte[]> calls = story.proxy().on("test.Echo/Unary");

    @AfterEach
    void close() {
        story.close();
    }

    @Test
    void theNextCalls() {
        var fault = calls.next(2).refuse(Status.ABORTED);

        assertThat(outcomes(4)).containsExactly(Code.ABORTED, Code.ABORTED, Code.OK, Code.OK);
        assertThat(fault.struck()).isEqualTo(2);
    }

    @Test
    void everyNthCall() {
        calls.everyNth(2).refuse(Status.ABORTED);

        assertThat(outcomes(5)).containsExactly(Code.OK, Code.ABORTED, Code.OK, Code.ABORTED, Code.OK);
    }

    @Test
    void callsWithCertainRequests() {
        calls.where(request -> new String(request, US_ASCII).equals("1")).refuse(Status.ABORTED);

        assertThat(outcomes(3)).containsExactly(Code.OK, Code.ABORTED, Code.OK);
    }

    @Test
    void theNarrowingsCombine() {
        calls.where(request -> Integer.parseInt(new String(request, US_ASCII)) > 0)
                .everyNth(2)
                .next(1)
                .refuse(Status.ABORTED);

        assertThat(outcomes(5)).containsExactly(Code.OK, Code.OK, Code.ABORTED, Code.OK, Code.OK);
    }

    @Test
    void callsWithCertainMessages() {
        var fault = story.proxy()
                .on(ProducerServiceGrpc.getSendMessageMethod())
                .where(message -> message.getRequestId() == 7)
                .refuse(Status.ABORTED);

        story.unary(ByteMethods.of("danube.ProducerService/SendMessage"), text(7))
                .status();
        story.unary(ByteMethods.of("danube.ProducerService/SendMessage"), text(8))
                .status();

        assertThat(fault.struck()).isEqualTo(1);
    }

    @Test
    void noOtherMethod() {
        var fault = calls.refuse(Status.ABORTED);

        story.unary(EchoService.FAIL, "0").status();

        assertThat(fault.struck()).isZero();
    }

    @Test
    void theOldestFaultStrikes() {
        calls.next(1).refuse(Status.ABORTED);
        calls.refuse(Status.DATA_LOSS);

        assertThat(outcomes(2)).containsExactly(Code.ABORTED, Code.DATA_LOSS);
    }

    @Test
    void noneAfterItsEnd() {
        var fault = calls.refuse(Status.ABORTED);
        outcomes(1);

        fault.end();

        assertThat(outcomes(1)).containsExactly(Code.OK);
        assertThat(fault.struck()).isEqualTo(1);
    }

    @Test
    void noneAfterTheEndOfAll() {
        calls.refuse(Status.ABORTED);
        var held = calls.holdRequest();

        story.proxy().endFaults();

        assertThat(outcomes(1)).containsExactly(Code.OK);
        assertThat(held.struck()).isZero();
    }

    @Test
    void aLostAnswerIsOneThatTheTargetGave() {
        var fault = story.proxy().on(EchoService.FAIL).next(1).loseResponse();

        assertThat(story.unary(EchoService.FAIL, "0").status().getCode()).isEqualTo(Code.ABORTED);
        assertThat(fault.struck()).isZero();
    }

    @Test
    void aConditionThatFailsFailsTheCall() {
        calls.where(request -> {
                    throw new IllegalStateException("broken condition");
                })
                .refuse(Status.ABORTED);

        var status = story.unary("0").status();

        assertThat(status.getCode()).isEqualTo(Code.INTERNAL);
        assertThat(status.getDescription()).contains("broken condition");
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls.next(0))
                .withMessage("calls is 0; allowed is 1 or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls.delayRequest(Duration.ofMillis(-1)))
                .withMessage("delay is PT-0.001S; allowed is zero or more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calls.refuse(Status.OK))
                .withMessageStartingWith("The status is OK");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> story.proxy().on("SendMessage"))
                .withMessage("The method is 'SendMessage'; allowed is service/method, such as"
                        + " danube.ProducerService/SendMessage");
    }

    private static String text(long requestId) {
        return StreamMessage.newBuilder()
                .setRequestId(requestId)
                .build()
                .toByteString()
                .toStringUtf8();
    }

    private List<Code> outcomes(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> story.unary(String.valueOf(i)).status().getCode())
                .toList();
    }
}
