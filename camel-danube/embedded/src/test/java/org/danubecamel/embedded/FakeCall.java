package org.danubecamel.embedded;

import io.grpc.stub.ServerCallStreamObserver;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.protocol.StreamMessage;

/** A call that remembers what was sent over it and is ready as long as a test says so. */
final class FakeCall extends ServerCallStreamObserver<StreamMessage> {

    final List<StreamMessage> sent = new ArrayList<>();
    boolean ready = true;

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public boolean isCancelled() {
        return false;
    }

    @Override
    public void onNext(StreamMessage message) {
        sent.add(message);
    }

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
