package org.danubecamel.client.internal.send;

import java.nio.charset.StandardCharsets;

/** Chooses a key's partition exactly as all other Danube clients do, so that a key's messages meet in one partition. */
final class KeyRouting {

    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private KeyRouting() {}

    /** Returns the index of the partition, by the 64-bit FNV-1a hash of the key's UTF-8 bytes. */
    static int partition(String key, int partitions) {
        var hash = FNV_OFFSET_BASIS;
        for (var b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return (int) Long.remainderUnsigned(hash, partitions);
    }
}
