package org.danubecamel.test.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** One call, as its caller sees it. */
final class Caller extends ClientCall.Listener<byte[]> {

    private final ClientCall<byte[], byte[]> call;
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Status> status = new CompletableFuture<>();
    private volatile Metadata headers = new Metadata();
    private volatile Metadata trailers = new Metadata();

    private Caller(ClientCall<byte[], byte[]> call) {
        this.call = call;
    }

    static Caller start(
            Channel channel, MethodDescriptor<byte[], byte[]> method, CallOptions options, Metadata headers) {
        var caller = new Caller(channel.newCall(method, options));
        caller.call.start(caller, headers);
        return caller;
    }

    Caller send(String message) {
        call.sendMessage(message.getBytes(US_ASCII));
        return this;
    }

    Caller request(int count) {
        call.request(count);
        return this;
    }

    Caller endOutput() {
        call.halfClose();
        return this;
    }

    void cancel() {
        call.cancel("as told", null);
    }

    List<String> messages() {
        return messages;
    }

    Metadata headers() {
        return headers;
    }

    Metadata trailers() {
        return trailers;
    }

    boolean isDone() {
        return status.isDone();
    }

    /** Returns the status, which must come within some seconds. */
    Status status() {
        return status.orTimeout(20, TimeUnit.SECONDS).join();
    }

    @Override
    public void onHeaders(Metadata received) {
        headers = received;
    }

    @Override
    public void onMessage(byte[] message) {
        messages.add(new String(message, US_ASCII));
    }

    @Override
    public void onClose(Status received, Metadata receivedTrailers) {
        trailers = receivedTrailers;
        status.complete(received);
    }
}
