package org.danubecamel.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * The processor time that this JVM and the broker's have used so far, in microseconds: {@code cpuHere} and
 * {@code cpuBroker} in all, and on Linux {@code here.user.THREAD}, {@code here.system.THREAD} and the same for the broker,
 * where threads whose names differ in numbers only are one.
 */
record CpuTime(Map<String, Long> micros) {

    static final CpuTime NONE = new CpuTime(Map.of());

    private static final long MICROS_A_TICK = 10_000;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    static CpuTime now(Arguments job) {
        var micros = new HashMap<String, Long>();
        add(micros, "cpuHere", "here", ProcessHandle.current().pid());
        add(micros, "cpuBroker", "broker", (long) job.number("brokerPid"));
        return new CpuTime(micros);
    }

    private static void add(Map<String, Long> micros, String total, String prefix, long pid) {
        micros.put(
                total,
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(time -> time.toNanos() / 1_000)
                        .orElse(0L));
        try (var threads = Files.newDirectoryStream(Path.of("/proc", "" + pid, "task"))) {
            for (var thread : threads) {
                addThread(micros, prefix, Files.readString(thread.resolve("stat")));
            }
        } catch (IOException notLinuxOrThreadEnded) {
            // What could be read is enough for an idea of where the time goes.
        }
    }

    private static void addThread(Map<String, Long> micros, String prefix, String stat) {
        var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
                .replaceAll("[0-9#=]+", "")
                .replace(' ', '_');
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        micros.merge(prefix + ".user." + name, ticks(fields[USER_TICKS]), Long::sum);
        micros.merge(prefix + ".system." + name, ticks(fields[SYSTEM_TICKS]), Long::sum);
    }

    private static long ticks(String field) {
        return Long.parseLong(field) * MICROS_A_TICK;
    }

    CpuTime since(CpuTime earlier) {
        var difference = new HashMap<String, Long>();
        micros.forEach((name, time) -> difference.put(name, time - earlier.micros.getOrDefault(name, 0L)));
        return new CpuTime(difference);
    }

    CpuTime plus(CpuTime other) {
        var sum = new HashMap<>(micros);
        other.micros.forEach((name, time) -> sum.merge(name, time, Long::sum));
        return new CpuTime(sum);
    }

    /** Returns the report of a rate, with the processor time of one message. */
    Arguments report(long messages, double seconds) {
        var report = Arguments.none().with("rate", messages / seconds);
        for (var time : List.copyOf(micros.entrySet())) {
            report = report.with(time.getKey(), (double) time.getValue() / messages);
        }
        return report;
    }
}
