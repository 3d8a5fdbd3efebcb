package org.danubecamel.client.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Attributes;
import io.grpc.Server;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.AckResponse;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerResponse;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckResponse;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.NackResponse;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerResponse;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse;
import org.danubecamel.protocol.TopicPartitionsResponse;

/**
 * A broker on the loopback interface that does as the test says. Unless told otherwise it serves every topic as a plain
 * one, accepts every producer and consumer under ids in the upper half of the unsigned range, and says yes to all.
 */
public final class FakeBroker implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final AtomicLong ids = new AtomicLong(Long.MIN_VALUE);
    private final Script<TopicLookupRequest, TopicLookupResponse> lookups = new Script<>(this::here);
    private final Script<TopicLookupRequest, TopicPartitionsResponse> partitions = new Script<>(FakeBroker::plain);
    private final Script<ProducerRequest, ProducerResponse> registrations = new Script<>(this::accept);
    private final Script<StreamMessage, MessageResponse> sends = new Script<>(FakeBroker::stored);
    private final Script<ConsumerRequest, ConsumerResponse> subscriptions = new Script<>(this::accept);
    private final Script<AckRequest, AckResponse> acks = new Script<>(FakeBroker::done);
    private final Script<NackRequest, NackResponse> nacks = new Script<>(FakeBroker::returned);
    private final Script<HealthCheckRequest, HealthCheckResponse> healthChecks =
            new Script<>(request -> HealthCheckResponse.getDefaultInstance());
    private final FakeAdmin admin = new FakeAdmin();
    private final List<FakeStream> streams = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Server server;

    private FakeBroker(int port) {
        var builder = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                // Requests are recorded in the order of their arrival.
                .directExecutor()
                .addTransportFilter(new ServerTransportFilter() {
                    @Override
                    public Attributes transportReady(Attributes attributes) {
                        connections.incrementAndGet();
                        return attributes;
                    }
                })
                .permitKeepAliveTime(500, TimeUnit.MILLISECONDS)
                .permitKeepAliveWithoutCalls(true);
        FakeServices.of(this).forEach(builder::addService);
        builder.addService(admin.service());
        try {
            this.server = builder.build().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts one on a free port. */
    public static FakeBroker start() {
        return start(0);
    }

    /** Starts one on {@code port}. */
    public static FakeBroker start(int port) {
        return new FakeBroker(port);
    }

    /** Returns a service URL at which nothing listens. */
    public static String deadUrl() {
        try (var gone = start()) {
            return gone.url();
        }
    }

    private TopicLookupResponse here(TopicLookupRequest request) {
        return at(request, url());
    }

    /** Returns the answer that {@code url} serves the topic. */
    public static TopicLookupResponse at(TopicLookupRequest request, String url) {
        return TopicLookupResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setResponseType(TopicLookupResponse.LookupType.Redirect)
                .setConnectUrl(url)
                .setBrokerUrl(url)
                .build();
    }

    private static TopicPartitionsResponse plain(TopicLookupRequest request) {
        return listing(request.getTopic());
    }

    /** Returns the answer that these partitions exist. */
    public static TopicPartitionsResponse listing(String... names) {
        return TopicPartitionsResponse.newBuilder()
                .addAllPartitions(List.of(names))
                .build();
    }

    private ProducerResponse accept(ProducerRequest request) {
        return ProducerResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setProducerId(ids.incrementAndGet())
                .setProducerName(request.getProducerName())
                .build();
    }

    private static MessageResponse stored(StreamMessage request) {
        return MessageResponse.newBuilder().setRequestId(request.getRequestId()).build();
    }

    private ConsumerResponse accept(ConsumerRequest request) {
        return ConsumerResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setConsumerId(ids.incrementAndGet())
                .setConsumerName(request.getConsumerName())
                .build();
    }

    private static AckResponse done(AckRequest request) {
        return AckResponse.newBuilder().setRequestId(request.getRequestId()).build();
    }

    private static NackResponse returned(NackRequest request) {
        return NackResponse.newBuilder().setRequestId(request.getRequestId()).build();
    }

    /** Returns its service URL. */
    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Returns the port on which it listens. */
    public int port() {
        return server.getPort();
    }

    /** Returns how many connections were ever made. */
    public int connections() {
        return connections.get();
    }

    /** Returns how it answers where a topic is served. */
    public Script<TopicLookupRequest, TopicLookupResponse> lookups() {
        return lookups;
    }

    /** Returns how it lists partitions. */
    public Script<TopicLookupRequest, TopicPartitionsResponse> partitions() {
        return partitions;
    }

    /** Returns how it registers producers. */
    public Script<ProducerRequest, ProducerResponse> registrations() {
        return registrations;
    }

    /** Returns how it answers publishes. */
    public Script<StreamMessage, MessageResponse> sends() {
        return sends;
    }

    /** Returns how it answers subscriptions. */
    public Script<ConsumerRequest, ConsumerResponse> subscriptions() {
        return subscriptions;
    }

    /** Returns how it answers acknowledgements. */
    public Script<AckRequest, AckResponse> acks() {
        return acks;
    }

    /** Returns how it answers negative acknowledgements. */
    public Script<NackRequest, NackResponse> nacks() {
        return nacks;
    }

    /** Returns how it answers health checks. */
    public Script<HealthCheckRequest, HealthCheckResponse> healthChecks() {
        return healthChecks;
    }

    /** Returns its admin services, which listen on the same port. */
    public FakeAdmin admin() {
        return admin;
    }

    void opened(FakeStream stream) {
        streams.add(stream);
    }

    /** Returns all streams that were ever opened, the oldest first. */
    public List<FakeStream> streams() {
        return streams;
    }

    /** Waits for stream number {@code count}, counted from 1, and returns it. */
    public FakeStream stream(int count) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(10))
                .untilAsserted(() -> assertThat(streams).as("streams opened").hasSizeGreaterThanOrEqualTo(count));
        return streams.get(count - 1);
    }

    /** Breaks all connections and listens no more. */
    @Override
    public void close() {
        server.shutdownNow();
        try {
            assertThat(server.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
