package org.danubecamel.test.delivery;

import java.nio.file.Path;
import java.time.Duration;
import org.danubecamel.client.TopicName;

/**
 * What a {@link SequencedProducer} sends.
 *
 * @param serviceUrl {@code http://host:port}
 * @param topic created as a reliable one if it does not exist
 * @param run the run that it belongs to, without white space
 * @param id its name within the run, without white space; no other producer of the run has had it
 * @param directory where the run's event files are
 * @param partitions 0 to take the topic as it is
 * @param keys how many keys it sends to in turn, 1 or more
 * @param payloadBytes how large each message is; a smaller one than the names take, about 40, is exceeded
 * @param messagesPerSecond at most; 0 for as fast as possible
 * @param messages after how many it stops by itself, 1 or more
 * @param deliveryTimeout how long the client may try each message
 */
record ProducerSetup(
        String serviceUrl,
        TopicName topic,
        String run,
        String id,
        Path directory,
        int partitions,
        int keys,
        int payloadBytes,
        int messagesPerSecond,
        long messages,
        Duration deliveryTimeout) {

    ProducerSetup {
        Checks.name("run", run);
        Checks.name("id", id);
        Checks.require(keys >= 1, "keys", keys, "1 or more");
        Checks.require(payloadBytes >= 0, "payloadBytes", payloadBytes, "0 or more");
        Checks.require(messagesPerSecond >= 0, "messagesPerSecond", messagesPerSecond, "0 or more");
        Checks.require(messages >= 1, "messages", messages, "1 or more");
    }
}
