package org.danubecamel.client.internal.wire;

import io.grpc.Channel;
import io.grpc.Status;
import java.util.Optional;
import java.util.function.Consumer;
import org.danubecamel.client.TopicName;
import org.danubecamel.protocol.TopicLookupResponse;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;

/** Reads the answer to the question where a topic is served. */
final class Lookup implements Calls.Answer<TopicLookupResponse> {

    private final Wire wire;
    private final TopicName topic;
    private final Consumer<Optional<Channel>> found;
    private final Consumer<Failure> failed;

    Lookup(Wire wire, TopicName topic, Consumer<Optional<Channel>> found, Consumer<Failure> failed) {
        this.wire = wire;
        this.topic = topic;
        this.found = found;
        this.failed = failed;
    }

    /** Connect and Redirect mean the same: go there. One hop only; a wrong one fails there and leads to a new lookup. */
    @Override
    public void answered(TopicLookupResponse response) {
        if (response.getResponseType() == LookupType.Failed) {
            failed(Status.UNAVAILABLE.withDescription("the lookup failed").asRuntimeException());
            return;
        }
        Channel channel;
        try {
            channel = wire.channelTo(response.getConnectUrl());
        } catch (RuntimeException unusable) {
            failed(Status.UNAVAILABLE
                    .withDescription("the broker named an unusable address")
                    .withCause(unusable)
                    .asRuntimeException());
            return;
        }
        found.accept(Optional.of(channel));
    }

    @Override
    public void failed(Throwable cause) {
        if (Status.fromThrowable(cause).getCode() == Status.Code.NOT_FOUND) {
            found.accept(Optional.empty());
        } else {
            failed.accept(Failures.classify(Operation.LOOKUP, topic, cause));
        }
    }
}
