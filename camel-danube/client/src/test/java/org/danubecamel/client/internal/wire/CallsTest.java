package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CallsTest {
    /** Declared as a stream, because a server that knows better does not end a call without an answer. */
    private static final MethodDescriptor<HealthCheckRequest, HealthCheckResponse> METHOD =
            HealthCheckGrpc.getHealthCheckMethod().toBuilder()
                    .setType(MethodDescriptor.MethodType.SERVER_STREAMING)
                    .build();

    private static final ServerServiceDefinition SERVICE = ServerServiceDefinition.builder(HealthCheckGrpc.SERVICE_NAME)
            .addMethod(METHOD, ServerCalls.asyncServerStreamingCall(CallsTest::serve))
            .build();

    /** Answers once, not at all, or never, as the request's id says. */
    private static void serve(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
        if (request.getId() == 1) {
            observer.onNext(HealthCheckResponse.getDefaultInstance());
        }
        if (request.getId() <= 2) {
            observer.onCompleted();
        }
    }

    private final List<HealthCheckResponse> answers = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ManagedChannel channel =
            InProcessChannelBuilder.forName("calls").directExecutor().build();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        server = InProcessServerBuilder.forName("calls")
                .directExecutor()
                .addService(SERVICE)
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.shutdownNow();
    }

    private void call(long id) {
        Calls.unary(
                channel,
                HealthCheckGrpc.getHealthCheckMethod(),
                HealthCheckRequest.newBuilder().setId(id).build(),
                Duration.ofMillis(200),
                Calls.answer(answers::add, failures::add));
        await().until(() -> answers.size() + failures.size() == 1);
    }

    private Status.Code failureCode() {
        return Status.fromThrowable(failures.get(0)).getCode();
    }

    @Test
    void anAnswerIsPassedOn() {
        call(1);

        assertThat(answers).hasSize(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void anEndWithoutAnAnswerIsAFailure() {
        call(2);

        assertThat(failureCode()).isEqualTo(Status.Code.INTERNAL);
    }

    @Test
    void noAnswerAtAllEndsAtTheDeadline() {
        call(3);

        assertThat(failureCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void aCallOnAClosedConnectionFails() {
        channel.shutdownNow();
        call(1);

        assertThat(failureCode()).isEqualTo(Status.Code.UNAVAILABLE);
    }
}
