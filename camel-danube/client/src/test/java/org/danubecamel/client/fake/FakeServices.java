package org.danubecamel.client.fake;

import io.grpc.BindableService;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.util.List;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.AckResponse;
import org.danubecamel.protocol.ConsumerRequest;
import org.danubecamel.protocol.ConsumerResponse;
import org.danubecamel.protocol.ConsumerServiceGrpc.ConsumerServiceImplBase;
import org.danubecamel.protocol.DiscoveryGrpc.DiscoveryImplBase;
import org.danubecamel.protocol.HealthCheckGrpc.HealthCheckImplBase;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckResponse;
import org.danubecamel.protocol.MessageResponse;
import org.danubecamel.protocol.NackRequest;
import org.danubecamel.protocol.NackResponse;
import org.danubecamel.protocol.ProducerRequest;
import org.danubecamel.protocol.ProducerResponse;
import org.danubecamel.protocol.ProducerServiceGrpc.ProducerServiceImplBase;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse;
import org.danubecamel.protocol.TopicPartitionsResponse;

/** Leads each call to its script. */
final class FakeServices {
    private FakeServices() {}

    static List<BindableService> of(FakeBroker broker) {
        return List.of(producers(broker), consumers(broker), discovery(broker), health(broker));
    }

    private static BindableService producers(FakeBroker broker) {
        return new ProducerServiceImplBase() {
            @Override
            public void createProducer(ProducerRequest request, StreamObserver<ProducerResponse> observer) {
                broker.registrations().handle(request, observer);
            }

            @Override
            public void sendMessage(StreamMessage request, StreamObserver<MessageResponse> observer) {
                broker.sends().handle(request, observer);
            }
        };
    }

    private static BindableService consumers(FakeBroker broker) {
        return new ConsumerServiceImplBase() {
            @Override
            public void subscribe(ConsumerRequest request, StreamObserver<ConsumerResponse> observer) {
                broker.subscriptions().handle(request, observer);
            }

            @Override
            public void receiveMessages(ReceiveRequest request, StreamObserver<StreamMessage> observer) {
                var stream = (ServerCallStreamObserver<StreamMessage>) observer;
                broker.opened(new FakeStream(request.getConsumerId(), stream));
            }

            @Override
            public void ack(AckRequest request, StreamObserver<AckResponse> observer) {
                broker.acks().handle(request, observer);
            }

            @Override
            public void nack(NackRequest request, StreamObserver<NackResponse> observer) {
                broker.nacks().handle(request, observer);
            }
        };
    }

    private static BindableService discovery(FakeBroker broker) {
        return new DiscoveryImplBase() {
            @Override
            public void topicLookup(TopicLookupRequest request, StreamObserver<TopicLookupResponse> observer) {
                broker.lookups().handle(request, observer);
            }

            @Override
            public void topicPartitions(TopicLookupRequest request, StreamObserver<TopicPartitionsResponse> observer) {
                broker.partitions().handle(request, observer);
            }
        };
    }

    private static BindableService health(FakeBroker broker) {
        return new HealthCheckImplBase() {
            @Override
            public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> observer) {
                broker.healthChecks().handle(request, observer);
            }
        };
    }
}
