package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** Which operations of a disk are going to fail. */
final class DiskFaults {

    private final Map<Operation, Plan> plans = new EnumMap<>(Operation.class);

    enum Operation {
        OPEN,
        READ,
        WRITE,
        FORCE,
        RENAME,
        DELETE,
        SYNC_DIRECTORY
    }

    /** Lets {@code skipped} operations of a kind pass, and has {@code times} fail then. */
    synchronized void fail(Operation operation, int skipped, int times) {
        plans.put(operation, new Plan(skipped, times));
    }

    synchronized void end() {
        plans.clear();
    }

    /** Counts an operation, and returns whether it is to fail. */
    synchronized boolean hits(Operation operation) {
        Plan plan = plans.get(operation);
        if (plan == null || plan.times == 0) {
            return false;
        }
        boolean passes = plan.skipped > 0;
        plans.put(operation, passes ? new Plan(plan.skipped - 1, plan.times) : new Plan(plan.skipped, plan.times - 1));
        return !passes;
    }

    void check(Operation operation) throws IOException {
        if (hits(operation)) {
            throw new IOException("planned failure of " + operation);
        }
    }

    private record Plan(int skipped, int times) {}
}
