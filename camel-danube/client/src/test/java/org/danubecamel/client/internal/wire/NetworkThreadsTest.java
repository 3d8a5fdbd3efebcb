package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NetworkThreadsTest {
    private final NetworkThreads threads = new NetworkThreads();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private Server server;
    private ManagedChannel channel;

    @BeforeEach
    void connect() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new HealthCheckGrpc.HealthCheckImplBase() {
                    @Override
                    public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
                        observer.onNext(HealthCheckResponse.getDefaultInstance());
                        observer.onCompleted();
                    }
                })
                .build()
                .start();
        channel = threads.serve(NettyChannelBuilder.forAddress("127.0.0.1", server.getPort()))
                .usePlaintext()
                .directExecutor()
                .build();
    }

    @AfterEach
    void disconnect() {
        channel.shutdownNow();
        server.shutdownNow();
        threads.close();
    }

    private void onNetworkThread(Runnable task) {
        HealthCheckGrpc.newStub(channel).healthCheck(HealthCheckRequest.getDefaultInstance(), new StreamObserver<>() {
            @Override
            public void onNext(HealthCheckResponse response) {
                task.run();
            }

            @Override
            public void onError(Throwable failure) {
                said.add(failure.toString());
            }

            @Override
            public void onCompleted() {
                said.add("read");
            }
        });
    }

    private void handOver(String what) {
        threads.handOver(() -> said.add(what));
    }

    @Test
    void elsewhereAHandOverHappensNow() {
        handOver("now");

        assertThat(said).containsExactly("now");
    }

    @Test
    void onANetworkThreadItWaitsForTheEndOfWhatWasRead() {
        onNetworkThread(() -> {
            handOver("a");
            handOver("b");
        });
        await().until(() -> said.size() == 3);

        assertThat(said).containsExactly("read", "a", "b");
    }

    @Test
    void oneThatFailsDoesNotKeepTheOthers() {
        onNetworkThread(() -> {
            threads.handOver(() -> {
                throw new IllegalStateException("an executor of the user's fails");
            });
            handOver("b");
        });
        await().until(() -> said.size() == 2);

        assertThat(said).containsExactly("read", "b");
    }

    @Test
    void theNetworkThreadsOfAnotherClientAreElsewhere() {
        var others = new NetworkThreads();
        onNetworkThread(() -> others.handOver(() -> said.add("now")));
        await().until(() -> said.size() == 2);
        others.close();

        assertThat(said).containsExactly("now", "read");
    }

    @Test
    void theyAreDaemonsWithAName() {
        onNetworkThread(() -> said.add(
                Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon()));
        await().until(() -> said.size() == 2);

        assertThat(said.get(0)).matches("danube-client-network-\\d+ true");
    }
}
