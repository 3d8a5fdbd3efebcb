package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import org.danubecamel.protocol.HealthCheckGrpc;
import org.danubecamel.protocol.HealthCheckRequest;
import org.danubecamel.protocol.HealthCheckResponse;
import org.danubecamel.protocol.HealthCheckResponse.ClientStatus;

/** Tells a producer or a consumer whether its id is still good. */
final class HealthRpc extends HealthCheckGrpc.HealthCheckImplBase {

    private final BrokerCore broker;

    HealthRpc(BrokerCore broker) {
        this.broker = broker;
    }

    @Override
    public void healthCheck(HealthCheckRequest request, StreamObserver<HealthCheckResponse> out) {
        switch (request.getClient()) {
            case Producer -> producerHealth(request.getId(), out);
            case Consumer -> consumerHealth(request.getId(), out);
            case UNRECOGNIZED ->
                out.onError(Status.INVALID_ARGUMENT
                        .withDescription("Invalid client type " + request.getClientValue())
                        .asRuntimeException());
        }
    }

    private void producerHealth(long id, StreamObserver<HealthCheckResponse> out) {
        Producer producer = broker.producers().get(id);
        if (producer == null) {
            answer(out, false);
        } else {
            producer.topic().execute(() -> answer(out, producer.topic().hasProducer(producer)));
        }
    }

    private void consumerHealth(long id, StreamObserver<HealthCheckResponse> out) {
        Consumer consumer = broker.consumers().get(id);
        if (consumer == null) {
            answer(out, false);
        } else {
            consumer.subscription().topic().execute(() -> answer(out, consumer.isActive()));
        }
    }

    private static void answer(StreamObserver<HealthCheckResponse> out, boolean healthy) {
        Rpc.answer(out, () -> HealthCheckResponse.newBuilder()
                .setStatus(healthy ? ClientStatus.OK : ClientStatus.CLOSE)
                .build());
    }
}
