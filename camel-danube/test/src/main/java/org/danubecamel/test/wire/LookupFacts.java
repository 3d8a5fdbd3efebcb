package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import java.net.URI;
import org.danubecamel.protocol.TopicLookupRequest;
import org.danubecamel.protocol.TopicLookupResponse.LookupType;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** A lookup tells where the topic's broker listens. */
final class LookupFacts extends WireFacts {

    @Test
    void theOwnerOfATopicAnswersWithItsUrl() {
        var answer = wire.lookup(existingTopic("owned"));

        assertThat(answer.getResponseType()).isEqualTo(LookupType.Connect);
        assertThat(URI.create(answer.getConnectUrl()))
                .hasScheme("http")
                .hasPort(URI.create(BROKER.serviceUrl()).getPort());
    }

    @Test
    void withoutAProxyBothUrlsAreTheSame() {
        var answer = wire.lookup(existingTopic("owned"));

        assertThat(answer.getProxy()).isFalse();
        assertThat(answer.getBrokerUrl()).isEqualTo(answer.getConnectUrl());
    }

    @Test
    void anUnknownTopicIsNotFound() {
        var topic = BrokerUnderTest.newTopic("unknown");

        assertThat(Refusal.of(() -> wire.lookup(topic)).getCode()).isEqualTo(Code.NOT_FOUND);
    }

    @Test
    void theRequestIdIsEchoedToTheLastBit() {
        var request = TopicLookupRequest.newBuilder()
                .setRequestId(-1)
                .setTopic(existingTopic("echo"))
                .build();

        assertThat(wire.discovery().topicLookup(request).getRequestId()).isEqualTo(-1);
        assertThat(wire.discovery().topicPartitions(request).getRequestId()).isEqualTo(-1);
    }
}
