package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import org.danubecamel.protocol.admin.NamespaceAdminGrpc;
import org.danubecamel.protocol.admin.NamespaceRequest;
import org.danubecamel.protocol.admin.NamespaceResponse;
import org.danubecamel.protocol.admin.PolicyResponse;
import org.danubecamel.protocol.admin.TopicListResponse;

/** Creates, lists and deletes namespaces. Whatever fails is NOT_FOUND, as on the real broker. */
final class NamespaceAdminRpc extends NamespaceAdminGrpc.NamespaceAdminImplBase {

    private static final NamespaceResponse DONE =
            NamespaceResponse.newBuilder().setSuccess(true).build();

    private final BrokerCore broker;

    NamespaceAdminRpc(BrokerCore broker) {
        this.broker = broker;
    }

    /** Answers with names that have no leading slash, as the real broker does, unlike its ListNamespaceTopics. */
    @Override
    public void getNamespaceTopics(NamespaceRequest request, StreamObserver<TopicListResponse> out) {
        Rpc.answer(out, () -> TopicListResponse.newBuilder()
                .addAllTopics(broker.topics().in(request.getName()).stream()
                        .map(topic -> topic.name().substring(1))
                        .toList())
                .build());
    }

    @Override
    public void getNamespacePolicies(NamespaceRequest request, StreamObserver<PolicyResponse> out) {
        Rpc.answer(out, () -> {
            if (!broker.namespaces().contains(request.getName())) {
                throw failed(
                        "Unable to retrieve polices for the namespace ",
                        request,
                        "Unable to retrieve the policies for the namespace");
            }
            return PolicyResponse.newBuilder().setPolicies(policies()).build();
        });
    }

    private String policies() {
        Limits limits = broker.settings().limits();
        return "{\"max_producers_per_topic\":" + limits.maxProducers()
                + ",\"max_subscriptions_per_topic\":" + limits.maxSubscriptions()
                + ",\"max_consumers_per_topic\":" + limits.maxConsumers()
                + ",\"max_consumers_per_subscription\":0,\"max_publish_rate\":0,\"max_subscription_dispatch_rate\":0"
                + ",\"max_message_size\":" + limits.maxMessageSize() + "}";
    }

    @Override
    public void createNamespace(NamespaceRequest request, StreamObserver<NamespaceResponse> out) {
        Rpc.answerWhenKept(out, broker.storage(), () -> {
            if (!broker.namespaces().add(request.getName())) {
                throw failed(
                        "Unable to create the namespace ",
                        request,
                        "Namespace " + request.getName() + " already exists.");
            }
            return DONE;
        });
    }

    @Override
    public void deleteNamespace(NamespaceRequest request, StreamObserver<NamespaceResponse> out) {
        Rpc.answerWhenKept(out, broker.storage(), () -> {
            String name = request.getName();
            if (!broker.namespaces().contains(name)) {
                throw failed("Unable to delete the namespace ", request, "Namespace " + name + " does not exists.");
            }
            if (!broker.topics().removeNamespace(name)) {
                throw failed(
                        "Unable to delete the namespace ", request, "Can't delete and non empty namespace: " + name);
            }
            return DONE;
        });
    }

    private static StatusRuntimeException failed(String leading, NamespaceRequest request, String cause) {
        return Status.NOT_FOUND
                .withDescription(leading + request.getName() + " due to " + cause)
                .asRuntimeException();
    }
}
