package org.danubecamel.routes.outage;

import io.grpc.netty.shaded.io.netty.util.internal.PlatformDependent;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What this JVM uses, in bytes.
 *
 * @param heap what is reachable on the heap
 * @param direct buffers outside of it, those of the network library among them
 */
record MemoryUse(long heap, long direct) {

    private static final int COLLECTIONS = 3;

    static MemoryUse now() {
        for (var i = 0; i < COLLECTIONS; i++) {
            // More than once, because the first only finds what has cleaners and references to be cleared.
            System.gc();
        }
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var pools = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return new MemoryUse(heap, pools + Math.max(0, PlatformDependent.usedDirectMemory()));
    }

    /** Returns by how much it has grown since. */
    long since(MemoryUse before) {
        return heap - before.heap + direct - before.direct;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "heap %.1f MiB, direct %.1f MiB", heap / 1048576.0, direct / 1048576.0);
    }
}
