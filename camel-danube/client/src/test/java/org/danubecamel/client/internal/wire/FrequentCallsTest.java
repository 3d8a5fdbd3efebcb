package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
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

class FrequentCallsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final long ANSWERED = 1;
    private static final long REFUSED = 2;
    private static final long CANCELLED = 3;
    private static final long NEVER_ANSWERED = 4;

    private final List<HealthCheckResponse> answers = new CopyOnWriteArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final List<StreamObserver<HealthCheckResponse>> held = new CopyOnWriteArrayList<>();
    private final List<Boolean> deadlines = new CopyOnWriteArrayList<>();
    private final Wire wire = new Wire(
            new ServiceUrl("127.0.0.1", 1), new Settings(SECOND, SECOND, SECOND, 1_000), Runnable::run, Runnable::run);
    private final ManagedChannel channel =
            InProcessChannelBuilder.forName("frequent").directExecutor().build();
    private Server server;

    /** Behaves as the request's id says. */
    private final class Health extends HealthCheckGrpc.HealthCheckImplBase {
        @Override
        public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
            if (request.getId() == ANSWERED) {
                observer.onNext(HealthCheckResponse.getDefaultInstance());
                observer.onCompleted();
            } else if (request.getId() == REFUSED) {
                observer.onError(Status.PERMISSION_DENIED.asRuntimeException());
            } else if (request.getId() == CANCELLED) {
                observer.onError(Status.CANCELLED.asRuntimeException());
            } else {
                held.add(observer);
            }
        }
    }

    private final class DeadlineWatch implements ServerInterceptor {
        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            deadlines.add(Context.current().getDeadline() != null);
            return next.startCall(call, headers);
        }
    }

    @BeforeEach
    void start() throws IOException {
        server = InProcessServerBuilder.forName("frequent")
                .directExecutor()
                .addService(new Health())
                .intercept(new DeadlineWatch())
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        wire.close();
        channel.shutdownNow();
        server.shutdownNow();
    }

    private void call(long id, Duration timeout) {
        wire.frequentCalls()
                .unary(
                        channel,
                        HealthCheckGrpc.getHealthCheckMethod(),
                        HealthCheckRequest.newBuilder().setId(id).build(),
                        timeout.toNanos(),
                        Calls.answer(answers::add, failures::add));
    }

    private List<Status.Code> codes() {
        return failures.stream()
                .map(failure -> Status.fromThrowable(failure).getCode())
                .toList();
    }

    @Test
    void anAnswerIsPassedOn() {
        call(ANSWERED, SECOND);

        assertThat(answers).hasSize(1);
        assertThat(failures).isEmpty();
    }

    @Test
    void aRefusalIsPassedOnAsItIs() {
        call(REFUSED, SECOND);

        assertThat(codes()).containsExactly(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void aCallThatTheServerCancelsIsNotTakenForAnOverdueOne() {
        call(CANCELLED, SECOND);

        assertThat(codes()).containsExactly(Status.Code.CANCELLED);
    }

    @Test
    void noAnswerInTimeIsAFailureThatSaysSo() {
        call(NEVER_ANSWERED, Duration.ofMillis(50));
        await().until(() -> !failures.isEmpty());

        assertThat(codes()).containsExactly(Status.Code.DEADLINE_EXCEEDED);
    }

    @Test
    void eachCallHasItsOwnTime() {
        call(NEVER_ANSWERED, Duration.ofDays(1));
        call(NEVER_ANSWERED, Duration.ofMillis(50));
        call(NEVER_ANSWERED, Duration.ofDays(1));
        await().until(() -> !failures.isEmpty());
        call(NEVER_ANSWERED, Duration.ofMillis(50));
        await().until(() -> failures.size() == 2);

        assertThat(held).hasSize(4);
    }

    @Test
    void noCallHasADeadlineOfItsOwn() {
        call(ANSWERED, SECOND);

        assertThat(deadlines).containsExactly(false);
    }
}
