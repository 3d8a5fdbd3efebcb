package org.danubecamel.test.proxy;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.function.UnaryOperator;
import org.danubecamel.protocol.DiscoveryGrpc;
import org.danubecamel.protocol.TopicLookupResponse;

/** Replaces the addresses that a broker names, so that clients keep talking to the proxy. */
final class DiscoveryAnswers {

    private static final String LOOKUP = DiscoveryGrpc.getTopicLookupMethod().getFullMethodName();

    private final UnaryOperator<String> rewriting;

    DiscoveryAnswers(UnaryOperator<String> rewriting) {
        this.rewriting = rewriting;
    }

    /** Returns the message as the caller is to see it. */
    byte[] rewrite(String method, byte[] message) {
        if (!method.equals(LOOKUP)) {
            return message;
        }
        try {
            var answer = TopicLookupResponse.parseFrom(message);
            return answer.toBuilder()
                    .setConnectUrl(rewrite(answer.getConnectUrl()))
                    .setBrokerUrl(rewrite(answer.getBrokerUrl()))
                    .build()
                    .toByteArray();
        } catch (InvalidProtocolBufferException e) {
            // Not a broker's answer; what the caller makes of it is the caller's affair.
            return message;
        }
    }

    private String rewrite(String url) {
        return url.isEmpty() ? url : rewriting.apply(url);
    }
}
