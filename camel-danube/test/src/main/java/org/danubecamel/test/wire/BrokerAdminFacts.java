package org.danubecamel.test.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.danubecamel.protocol.admin.BrokerInfo;
import org.danubecamel.protocol.admin.BrokerRequest;
import org.danubecamel.protocol.admin.DescribeTopicRequest;
import org.danubecamel.protocol.admin.Empty;
import org.danubecamel.protocol.admin.TopicInfo;
import org.danubecamel.test.Difference;
import org.junit.jupiter.api.Test;

/** A broker that is alone knows itself. */
final class BrokerAdminFacts extends AdminFacts {

    @Test
    void itListsItself() {
        assertThat(URI.create(itself().getBrokerAddr()).getPort())
                .isEqualTo(URI.create(BROKER.serviceUrl()).getPort());
    }

    @Test
    void theTopicsItServes() {
        var topic = existingTopic("listed");

        var topics = admin().topics()
                .listBrokerTopics(BrokerRequest.newBuilder()
                        .setBrokerId(itself().getBrokerId())
                        .build())
                .getTopicsList();

        if (BROKER.has(Difference.ASSIGNMENT)) {
            assertThat(topics).isEmpty();
        } else {
            assertThat(topics).extracting(TopicInfo::getName).contains(topic);
        }
    }

    @Test
    void theBrokerThatServesATopic() {
        var topic = existingTopic("described");

        var description = admin().topics()
                .describeTopic(DescribeTopicRequest.newBuilder().setName(topic).build());

        assertThat(description.getBrokerId())
                .isEqualTo(BROKER.has(Difference.ASSIGNMENT) ? "" : itself().getBrokerId());
        assertThat(description.getName()).isEqualTo(topic);
    }

    private BrokerInfo itself() {
        var brokers = admin().brokers().listBrokers(Empty.getDefaultInstance()).getBrokersList();
        assertThat(brokers).hasSize(1);
        return brokers.get(0);
    }
}
