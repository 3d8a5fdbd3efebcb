package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.function.Supplier;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.danubecamel.protocol.TopicPartitionsResponse;

/** Tells where a topic is served, which is here unless a fault says otherwise, and what its partitions are. */
final class DiscoveryRpc extends DiscoveryGrpc.DiscoveryImplBase {

    private final BrokerCore broker;
    private final Supplier<String> ownUrl;

    DiscoveryRpc(BrokerCore broker, Supplier<String> ownUrl) {
        this.broker = broker;
        this.ownUrl = ownUrl;
    }

    @Override
    public void topicLookup(TopicLookupRequest request, StreamObserver<TopicLookupResponse> out) {
        Rpc.begin(out, () -> {
            TopicNames.check(request.getTopic());
            String elsewhere = broker.redirectOf(request.getTopic());
            if (elsewhere != null) {
                Rpc.answer(out, () -> answer(request, LookupType.Redirect, elsewhere));
                return;
            }
            Topic topic = broker.topics().find(request.getTopic());
            if (topic == null) {
                throw Status.NOT_FOUND
                        .withDescription("Unable to find the requested topic: " + request.getTopic())
                        .asRuntimeException();
            }
            topic.execute(() -> Rpc.answer(out, () -> {
                topic.load();
                return answer(request, LookupType.Connect, ownUrl.get());
            }));
        });
    }

    private static TopicLookupResponse answer(TopicLookupRequest request, LookupType type, String url) {
        return TopicLookupResponse.newBuilder()
                .setRequestId(request.getRequestId())
                .setResponseType(type)
                .setConnectUrl(url)
                .setBrokerUrl(url)
                .build();
    }

    @Override
    public void topicPartitions(TopicLookupRequest request, StreamObserver<TopicPartitionsResponse> out) {
        Rpc.answer(out, () -> {
            TopicNames.check(request.getTopic());
            return TopicPartitionsResponse.newBuilder()
                    .setRequestId(request.getRequestId())
                    .addAllPartitions(partitionNames(request.getTopic()))
                    .build();
        });
    }

    private List<String> partitionNames(String name) {
        return broker.topics().find(name) != null
                ? List.of(name)
                : broker.topics().partitionsOf(name).stream().map(Topic::name).toList();
    }
}
