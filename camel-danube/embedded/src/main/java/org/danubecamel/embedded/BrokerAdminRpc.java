package org.danubecamel.embedded;

import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;
import org.danubecamel.protocol.admin.BrokerAdminGrpc;
import org.danubecamel.protocol.admin.BrokerInfo;
import org.danubecamel.protocol.admin.BrokerListResponse;
import org.danubecamel.protocol.admin.BrokerResponse;
import org.danubecamel.protocol.admin.Empty;
import org.danubecamel.protocol.admin.NamespaceListResponse;

/** Describes a cluster of one. */
final class BrokerAdminRpc extends BrokerAdminGrpc.BrokerAdminImplBase {

    private final BrokerCore broker;
    private final String brokerId;
    private final Supplier<String> serviceUrl;
    private final Supplier<String> adminUrl;

    BrokerAdminRpc(BrokerCore broker, String brokerId, Supplier<String> serviceUrl, Supplier<String> adminUrl) {
        this.broker = broker;
        this.brokerId = brokerId;
        this.serviceUrl = serviceUrl;
        this.adminUrl = adminUrl;
    }

    @Override
    public void listBrokers(Empty request, StreamObserver<BrokerListResponse> out) {
        Rpc.answer(out, () -> BrokerListResponse.newBuilder()
                .addBrokers(BrokerInfo.newBuilder()
                        .setBrokerId(brokerId)
                        .setBrokerAddr(serviceUrl.get())
                        .setAdminAddr(adminUrl.get())
                        .setBrokerRole("Cluster_Leader")
                        .setBrokerStatus("active"))
                .build());
    }

    @Override
    public void getLeaderBroker(Empty request, StreamObserver<BrokerResponse> out) {
        Rpc.answer(out, () -> BrokerResponse.newBuilder().setLeader(brokerId).build());
    }

    @Override
    public void listNamespaces(Empty request, StreamObserver<NamespaceListResponse> out) {
        Rpc.answer(out, () -> NamespaceListResponse.newBuilder()
                .addAllNamespaces(broker.namespaces().list())
                .build());
    }
}
