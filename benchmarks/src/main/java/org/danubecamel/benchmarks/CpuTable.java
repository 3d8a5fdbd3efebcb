package org.danubecamel.benchmarks;

import java.util.Map;
import java.util.TreeMap;
import org.danubecamel.benchmarks.process.Arguments;

/** Prints which threads used the processor time of a message. */
final class CpuTable {

    private static final double WORTH_A_LINE = 0.05;
    private static final String USER = ".user.";
    private static final String SYSTEM = ".system.";

    private CpuTable() {}

    static void print(Arguments report) {
        Console.figure("%nCPU of one message in us: user, system");
        var users = new TreeMap<String, Double>();
        report.values().keySet().stream()
                .filter(name -> name.contains(USER))
                .forEach(name -> users.put(name, report.number(name)));
        for (Map.Entry<String, Double> user : users.entrySet()) {
            var system = report.number(user.getKey().replace(USER, SYSTEM));
            if (user.getValue() + system >= WORTH_A_LINE) {
                Console.figure("  %-40s %6.2f %6.2f", user.getKey().replace(USER, " "), user.getValue(), system);
            }
        }
    }
}
