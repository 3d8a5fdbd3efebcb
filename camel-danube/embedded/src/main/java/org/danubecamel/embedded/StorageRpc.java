package org.danubecamel.embedded;

import io.grpc.stub.StreamObserver;
import org.danubecamel.protocol.ListSegmentDescriptorsRequest;
import org.danubecamel.protocol.ListSegmentDescriptorsResponse;
import org.danubecamel.protocol.StorageServiceGrpc;

/** A broker in memory has no segments, and says so. */
final class StorageRpc extends StorageServiceGrpc.StorageServiceImplBase {

    @Override
    public void listSegmentDescriptors(
            ListSegmentDescriptorsRequest request, StreamObserver<ListSegmentDescriptorsResponse> out) {
        Rpc.answer(out, ListSegmentDescriptorsResponse::getDefaultInstance);
    }
}
