package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status.Code;
import org.danubecamel.test.BrokerUnderTest;
import org.junit.jupiter.api.Test;

/** How streams end. */
final class StreamFacts extends AdminFacts {

    @Test
    void anUnknownConsumerIdIsNotFound() {
        var stream = wire.open(-9);

        var end = stream.end();

        assertThat(end.getCode()).isEqualTo(Code.NOT_FOUND);
        assertThat(end.getDescription())
                .contains("The consumer with the id " + Long.toUnsignedString(-9) + " does not exist");
    }

    @Test
    void theStreamOfADeletedTopicEndsWithOk() {
        var producer = wire.producer(BrokerUnderTest.newTopic("deleted"));
        var stream = open(subscribe(producer.topic()));
        producer.send("hello");
        stream.next();

        assertThat(admin().topics().deleteTopic(Admin.topic(producer.topic())).getSuccess())
                .isTrue();

        assertThat(stream.end().getCode()).isEqualTo(Code.OK);
    }

    @Test
    void aPublishToADeletedTopicIsRefused() {
        var producer = wire.producer(BrokerUnderTest.newTopic("deleted"));
        admin().topics().deleteTopic(Admin.topic(producer.topic()));

        Refusal.expect(Code.PERMISSION_DENIED, "not found in registry", () -> producer.send("hello"));
    }
}
