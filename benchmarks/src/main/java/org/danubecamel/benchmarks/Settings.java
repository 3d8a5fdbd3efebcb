package org.danubecamel.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * How a benchmark is run.
 *
 * @param rounds how many of each side
 * @param seconds how long a round is measured
 * @param warmUp how many seconds it runs before
 * @param size the payload in bytes
 * @param window how many publishes may be unanswered at once
 * @param brokerWindow how many messages of a subscription may be unacknowledged at once
 * @param heap of the JVM that is measured, as {@code -Xmx} takes it
 * @param brokerHeap of the broker's JVM
 * @param messages how many messages a benchmark sends that counts them
 * @param dataDirectory below which a broker that keeps its messages has its data directory
 * @param latency whether latencies are measured too
 * @param profile whether each side is profiled in a further round
 */
record Settings(
        int rounds,
        int seconds,
        int warmUp,
        int size,
        int window,
        int brokerWindow,
        String heap,
        String brokerHeap,
        int messages,
        Path dataDirectory,
        boolean latency,
        boolean profile) {

    private static final int NEEDS_LEAVE_FOR_UNSAFE = 24;

    List<String> workerFlags() {
        return flags(heap);
    }

    List<String> brokerFlags() {
        return flags(brokerHeap);
    }

    private static List<String> flags(String heap) {
        var flags = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
        if (Runtime.version().feature() >= NEEDS_LEAVE_FOR_UNSAFE) {
            // gRPC's network library uses memory in a way that newer JDKs warn about.
            flags.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED"));
        }
        return List.copyOf(flags);
    }

    /** Returns what the broker's JVM needs to know. */
    Arguments broker() {
        return Arguments.none().with("window", brokerWindow);
    }

    /** Returns what every job needs to know. */
    Arguments job() {
        return Arguments.none()
                .with("seconds", seconds)
                .with("warmUp", warmUp)
                .with("size", size)
                .with("window", window)
                .with("brokerWindow", brokerWindow);
    }

    /** Returns the size in words. */
    String sizeWords() {
        return size % 1024 == 0 ? size / 1024 + " KiB" : size + " B";
    }

    /** Returns the rounds in words. */
    String roundWords() {
        return rounds + " rounds of " + seconds + " s";
    }
}
