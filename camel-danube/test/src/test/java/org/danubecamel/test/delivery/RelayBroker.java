package org.danubecamel.test.delivery;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.AckResponse;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerResponse;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.ConsumerServiceGrpc.ConsumerServiceImplBase;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.DiscoveryGrpc.DiscoveryImplBase;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerResponse;
import org.danubecamel.protocol.ProducerServiceGrpc;
import org.danubecamel.protocol.ProducerServiceGrpc.ProducerServiceImplBase;
import org.danubecamel.protocol.ProducerServiceGrpc.ProducerServiceStub;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.danubecamel.protocol.TopicPartitionsResponse;

/** Passes every call on to a broker, but for publishes, which it treats as a defect says. */
final class RelayBroker implements AutoCloseable {

    private final ManagedChannel channel;
    private final Server server;

    /** How publishes are treated. */
    interface Defect {

        /** Treats one publish. */
        void publish(StreamMessage message, ProducerServiceStub broker, StreamObserver<MessageResponse> out);
    }

    RelayBroker(String brokerUrl, Defect defect) {
        var broker = URI.create(brokerUrl);
        channel = NettyChannelBuilder.forAddress(broker.getHost(), broker.getPort())
                .usePlaintext()
                .build();
        try {
            server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                    .addService(new Discovery())
                    .addService(new Producers(defect))
                    .addService(new Consumers())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String serviceUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
        channel.shutdownNow();
    }

    private final class Discovery extends DiscoveryImplBase {

        @Override
        public void topicLookup(TopicLookupRequest request, StreamObserver<TopicLookupResponse> out) {
            out.onNext(TopicLookupResponse.newBuilder()
                    .setRequestId(request.getRequestId())
                    .setResponseType(LookupType.Connect)
                    .setConnectUrl(serviceUrl())
                    .setBrokerUrl(serviceUrl())
                    .build());
            out.onCompleted();
        }

        @Override
        public void topicPartitions(TopicLookupRequest request, StreamObserver<TopicPartitionsResponse> out) {
            DiscoveryGrpc.newStub(channel).topicPartitions(request, out);
        }
    }

    private final class Producers extends ProducerServiceImplBase {

        private final ProducerServiceStub broker = ProducerServiceGrpc.newStub(channel);
        private final Defect defect;

        private Producers(Defect defect) {
            this.defect = defect;
        }

        @Override
        public void createProducer(ProducerRequest request, StreamObserver<ProducerResponse> out) {
            broker.createProducer(request, out);
        }

        @Override
        public void sendMessage(StreamMessage message, StreamObserver<MessageResponse> out) {
            defect.publish(message, broker, out);
        }
    }

    private final class Consumers extends ConsumerServiceImplBase {

        @Override
        public void subscribe(ConsumerRequest request, StreamObserver<ConsumerResponse> out) {
            ConsumerServiceGrpc.newStub(channel).subscribe(request, out);
        }

        @Override
        public void receiveMessages(ReceiveRequest request, StreamObserver<StreamMessage> out) {
            ConsumerServiceGrpc.newStub(channel).receiveMessages(request, out);
        }

        @Override
        public void ack(AckRequest request, StreamObserver<AckResponse> out) {
            ConsumerServiceGrpc.newStub(channel).ack(request, out);
        }
    }
}
