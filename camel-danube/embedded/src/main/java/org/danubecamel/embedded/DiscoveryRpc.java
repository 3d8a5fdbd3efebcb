package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
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

    /** Names what is served here and what is redirected, because every broker of a cluster knows all topics. */
    private Collection<String> partitionNames(String name) {
        if (broker.topics().find(name) != null || broker.redirectOf(name) != null) {
            return List.of(name);
        }
        var names = new TreeSet<String>();
        broker.topics().partitionsOf(name).forEach(partition -> names.add(partition.name()));
        broker.redirects().keySet().stream()
                .filter(topic -> name.equals(TopicNames.baseOf(topic)))
                .forEach(names::add);
        return names;
    }
}
