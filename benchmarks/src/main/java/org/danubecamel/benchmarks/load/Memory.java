package org.danubecamel.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.danubecamel.benchmarks.process.Arguments;

/**
 * What this JVM uses of memory, in bytes.
 *
 * @param heap what is reachable on the heap
 * @param resident all of the process that is in memory
 * @param outsideHeap what of it is not heap, if every page of the heap was touched
 * @param committed what the JVM itself has asked for, without the heap; needs native memory tracking
 */
record Memory(long heap, long resident, long outsideHeap, long committed) {

    private static final int COLLECTIONS = 3;
    private static final long KIB = 1024;
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern COMMITTED = Pattern.compile("Total:.*?committed=(\\d+)KB");
    private static final Path STATUS = Path.of("/proc/self/status");

    /** Measures all; Linux only. */
    static Memory now() {
        var heap = liveHeap();
        var touched = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
        var resident = resident(status());
        var committed = committed(diagnose("vmNativeMemory", "summary"));
        return new Memory(heap, resident, resident - touched, committed - touched);
    }

    /** Returns what is reachable on the heap. */
    static long liveHeap() {
        for (var i = 0; i < COLLECTIONS; i++) {
            // More than once, because the first only finds what has cleaners and references to be cleared.
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** Returns the answer to a diagnostic command, as jcmd gives it; its name is written as that of a method. */
    static String diagnose(String command, String... arguments) {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            command,
                            new Object[] {arguments},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new IllegalStateException("This JVM does not answer the diagnostic command " + command, e);
        }
    }

    private static String status() {
        try {
            return Files.readString(STATUS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + STATUS + ", which needs Linux", e);
        }
    }

    static long resident(String status) {
        return kibibytes(RESIDENT, status);
    }

    static long committed(String summary) {
        return kibibytes(COMMITTED, summary);
    }

    private static long kibibytes(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "There is nothing like '%s' in: %s", pattern, text));
        }
        return KIB * Long.parseLong(found.group(1));
    }

    /** Returns the report, in bytes. */
    Arguments report() {
        return Arguments.none()
                .with("heap", heap)
                .with("resident", resident)
                .with("outsideHeap", outsideHeap)
                .with("committed", committed);
    }
}
