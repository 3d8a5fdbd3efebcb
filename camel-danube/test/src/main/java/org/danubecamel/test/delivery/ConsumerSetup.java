package org.danubecamel.test.delivery;

import java.nio.file.Path;
import org.danubecamel.client.SubscriptionType;
import org.danubecamel.client.TopicName;

/**
 * What a {@link SequencedConsumer} receives.
 *
 * @param serviceUrl {@code http://host:port}
 * @param topic must exist, or be created before anything is received
 * @param run the run that it belongs to, without white space
 * @param id its name within the run, without white space; no other consumer of the run has had it
 * @param directory where the run's event files are
 * @param subscription the name of the subscription
 * @param type how it is shared
 * @param consumerName what identifies it to the broker; kept by the one that takes its place when it is killed
 * @param concurrency how many threads process messages, 1 or more
 */
record ConsumerSetup(
        String serviceUrl,
        TopicName topic,
        String run,
        String id,
        Path directory,
        String subscription,
        SubscriptionType type,
        String consumerName,
        int concurrency) {

    ConsumerSetup {
        Checks.name("run", run);
        Checks.name("id", id);
        Checks.require(concurrency >= 1, "concurrency", concurrency, "1 or more");
    }
}
