package org.danubecamel.embedded;

import io.grpc.stub.ServerCallStreamObserver;
import org.danubecamel.protocol.StreamMessage;

/** A call that takes everything and keeps nothing. */
final class AlwaysReadyCall extends ServerCallStreamObserver<StreamMessage> {

    @Override
    public boolean isReady() {
        return true;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void onNext(StreamMessage message) {}

    @Override
    public void onError(Throwable t) {}

    @Override
    public void onCompleted() {}

    @Override
    public void setOnCancelHandler(Runnable handler) {}

    @Override
    public void setOnReadyHandler(Runnable handler) {}

    @Override
    public void setCompression(String compression) {}

    @Override
    public void disableAutoInboundFlowControl() {}

    @Override
    public void request(int count) {}

    @Override
    public void setMessageCompression(boolean enable) {}
}
