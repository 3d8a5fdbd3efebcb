package org.danubecamel.client.internal.receive;

import io.grpc.Channel;
import java.time.Duration;
import org.danubecamel.client.internal.wire.Calls;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.ConsumerServiceGrpc;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.NackRequest;
import org.jspecify.annotations.Nullable;

/** The two ways of telling the broker what became of a message. */
interface AckRequests {

    /** Makes the call. */
    void call(Channel channel, long requestId, String subscription, Duration timeout, Calls.Answer<Object> answer);

    /** The message is done. */
    static AckRequests acknowledge(MsgID message) {
        return (channel, requestId, subscription, timeout, answer) -> {
            var request = AckRequest.newBuilder()
                    .setRequestId(requestId)
                    .setMsgId(message)
                    .setSubscriptionName(subscription)
                    .build();
            Calls.unary(channel, ConsumerServiceGrpc.getAckMethod(), request, timeout, widen(answer));
        };
    }

    /** The message is to be delivered again, after {@code delay} at least. */
    static AckRequests negativeAcknowledge(MsgID message, Duration delay, @Nullable String reason) {
        return (channel, requestId, subscription, timeout, answer) -> {
            var request = NackRequest.newBuilder()
                    .setRequestId(requestId)
                    .setMsgId(message)
                    .setSubscriptionName(subscription)
                    .setDelayMs(Math.max(0, delay.toMillis()));
            if (reason != null) {
                request.setReason(reason);
            }
            Calls.unary(channel, ConsumerServiceGrpc.getNackMethod(), request.build(), timeout, widen(answer));
        };
    }

    private static <T> Calls.Answer<T> widen(Calls.Answer<Object> answer) {
        return Calls.answer(answer::answered, answer::failed);
    }
}
