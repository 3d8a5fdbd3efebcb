package org.danubecamel.benchmarks.load;

import java.util.concurrent.ThreadLocalRandom;
import org.danubecamel.benchmarks.process.Arguments;

/** Makes what a job measures, as its arguments say. */
final class Sides {

    private static final int FILL_WINDOW = 256;

    private Sides() {}

    /** Returns the sender of the side that is measured. */
    static Sender sender(Arguments job) {
        var url = job.text("serviceUrl");
        var topic = job.text("topic");
        var window = job.count("window");
        return switch (job.text("side")) {
            case "stub" -> new StubSender(url, topic, window);
            case "client" -> new ClientSender(url, topic, window);
            case "component" -> new ComponentSender(url, topic);
            default -> throw new IllegalArgumentException("no such side: " + job);
        };
    }

    /** Returns what fills the topic that is received from: the same for all sides. */
    static Sender filler(Arguments job) {
        return new StubSender(job.text("serviceUrl"), job.text("topic"), FILL_WINDOW);
    }

    /** Returns the receiver of the side that is measured. The topic must exist. */
    static Receiver receiver(Arguments job, Receiver.Listener listener) {
        var url = job.text("serviceUrl");
        var topic = job.text("topic");
        var subscription = "benchmark";
        return switch (job.text("side")) {
            case "stub" -> new StubReceiver(url, topic, subscription, listener);
            case "client" -> new ClientReceiver(url, topic, subscription, listener);
            case "component" -> new ComponentReceiver(url, topic, subscription, listener);
            case "batch" -> new BatchReceiver(url, topic, subscription, listener);
            default -> throw new IllegalArgumentException("no such side: " + job);
        };
    }

    /** Returns a payload of the size asked for, of random bytes. */
    static byte[] payload(Arguments job) {
        var payload = new byte[job.count("size")];
        ThreadLocalRandom.current().nextBytes(payload);
        return payload;
    }
}
