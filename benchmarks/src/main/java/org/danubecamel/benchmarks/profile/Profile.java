package org.danubecamel.benchmarks.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a JVM goes, by samples that Flight Recorder took of its running threads. */
public final class Profile {

    private static final int SHOWN = 25;
    private static final String OURS = "org.danubecamel.";

    private final Map<String, Integer> self = new HashMap<>();
    private final Map<String, Integer> within = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private int samples;

    private Profile() {}

    /** Returns where a recording is to be written. */
    public static Path newRecording() {
        try {
            var file = Files.createTempFile("danube-benchmark", ".jfr");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns a JVM's flags with those that make it record itself from {@code delaySeconds} on. */
    public static List<String> flags(List<String> flags, Path recording, int delaySeconds) {
        var more = new ArrayList<>(flags);
        more.add("-XX:+UnlockDiagnosticVMOptions");
        more.add("-XX:+DebugNonSafepoints");
        more.add("-Xlog:jfr*=off");
        more.add("-XX:StartFlightRecording=settings=profile,dumponexit=true,delay=" + Math.max(1, delaySeconds)
                + "s,filename=" + recording);
        return more;
    }

    /** Reads a recording. */
    public static Profile read(Path recording) {
        var profile = new Profile();
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                var event = file.readEvent();
                if (event.getEventType().getName().equals("jdk.ExecutionSample")) {
                    profile.add(event);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + recording, e);
        }
        return profile;
    }

    private void add(RecordedEvent sample) {
        var stack = sample.getStackTrace();
        if (stack == null || stack.getFrames().isEmpty()) {
            return;
        }
        samples++;
        self.merge(name(stack.getFrames().get(0)), 1, Integer::sum);
        threads.merge(sample.getThread("sampledThread").getJavaName(), 1, Integer::sum);
        var ours = new HashSet<String>();
        for (var frame : stack.getFrames()) {
            var name = name(frame);
            if (name.startsWith(OURS) && ours.add(name)) {
                within.merge(name, 1, Integer::sum);
            }
        }
    }

    private static String name(RecordedFrame frame) {
        var method = frame.getMethod();
        return method.getType().getName() + "." + method.getName();
    }

    /** Prints the methods at the top of the stack, ours anywhere in the stack, and the threads, most samples first. */
    public void print() {
        System.out.println(samples + " samples");
        print("in the method itself", self);
        print("in our method and what it calls", within);
        print("on the thread", threads);
    }

    private void print(String title, Map<String, Integer> counts) {
        System.out.println("  " + title);
        counts.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN)
                .forEach(entry -> System.out.println(String.format(
                        Locale.ROOT, "  %5.1f %%  %s", 100.0 * entry.getValue() / samples, entry.getKey())));
    }
}
