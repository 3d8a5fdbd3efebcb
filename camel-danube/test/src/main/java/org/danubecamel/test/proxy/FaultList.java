package org.danubecamel.test.proxy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The faults of one proxy, the oldest first. */
final class FaultList {

    private final List<GrpcFault> faults = new CopyOnWriteArrayList<>();

    void add(GrpcFault fault) {
        faults.add(fault);
    }

    void remove(GrpcFault fault) {
        faults.remove(fault);
    }

    /** Returns the fault that strikes the call, or null. */
    @Nullable GrpcFault claim(String method, byte[] request) {
        for (var fault : faults) {
            if (fault.claims(method, request)) {
                return fault;
            }
        }
        return null;
    }

    void endAll() {
        faults.forEach(GrpcFault::end);
    }
}
