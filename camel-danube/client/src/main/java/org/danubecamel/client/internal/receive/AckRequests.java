package org.danubecamel.client.internal.receive;

import io.grpc.Channel;
import java.time.Duration;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.client.internal.wire.Wire;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.NackRequest;
import org.jspecify.annotations.Nullable;

/** The two ways of telling the broker what became of a message. */
interface AckRequests {

    /** Makes the call. */
    void call(Wire wire, Channel channel, String subscription, Calls.Answer<Object> answer);

    /** The message is done. */
    static AckRequests acknowledge(MsgID message) {
        return (wire, channel, subscription, answer) -> {
            var request = AckRequest.newBuilder()
                    .setRequestId(wire.nextRequestId())
                    .setMsgId(message)
                    .setSubscriptionName(subscription)
                    .build();
            wire.frequentCalls()
                    .unary(channel, ConsumerServiceGrpc.getAckMethod(), request, timeoutNanos(wire), answer);
        };
    }

    /** The message is to be delivered again, after {@code delay} at least. */
    static AckRequests negativeAcknowledge(MsgID message, Duration delay, @Nullable String reason) {
        return (wire, channel, subscription, answer) -> {
            var request = NackRequest.newBuilder()
                    .setRequestId(wire.nextRequestId())
                    .setMsgId(message)
                    .setSubscriptionName(subscription)
                    .setDelayMs(Math.max(0, delay.toMillis()));
            if (reason != null) {
                request.setReason(reason);
            }
            wire.frequentCalls()
                    .unary(channel, ConsumerServiceGrpc.getNackMethod(), request.build(), timeoutNanos(wire), answer);
        };
    }

    private static long timeoutNanos(Wire wire) {
        return wire.settings().requestTimeout().toNanos();
    }
}
