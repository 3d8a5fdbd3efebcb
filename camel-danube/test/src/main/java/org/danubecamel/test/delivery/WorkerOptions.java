package org.danubecamel.test.delivery;

import java.nio.file.Path;
import org.danubecamel.client.TopicName;
import picocli.CommandLine.Option;

/** What producers and consumers are told alike. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before the call
final class WorkerOptions {

    @Option(
            names = "--service-url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:6650",
            description = "The broker (default: ${DEFAULT-VALUE})")
    String serviceUrl;

    @Option(names = "--topic", required = true, description = "The topic, which is created if it does not exist")
    String topic;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            defaultValue = "0",
            description = "Partitions of the topic, 0 to take it as it is (default: ${DEFAULT-VALUE})")
    int partitions;

    @Option(
            names = "--directory",
            required = true,
            paramLabel = "DIR",
            description = "Where the event files of the run are written")
    Path directory;

    @Option(names = "--run", required = true, paramLabel = "NAME", description = "The run, a new name for each")
    String run;

    @Option(
            names = "--id",
            required = true,
            paramLabel = "NAME",
            description = "The name of this process within the run, a new one for each start")
    String id;

    @Option(names = "--stop-with-input", description = "End when the standard input ends")
    boolean stopWithInput;

    TopicName topicName() {
        return TopicName.parse(topic);
    }
}
