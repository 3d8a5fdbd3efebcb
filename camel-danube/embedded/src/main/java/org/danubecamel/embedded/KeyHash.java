package org.danubecamel.embedded;

import java.nio.charset.StandardCharsets;

/** The broker's hash of keys and of places on the ring: FNV-1a of 64 bits, folded, then the finalizer of murmur3. */
final class KeyHash {

    private KeyHash() {}

    /** Returns the hash, an unsigned 32-bit number. */
    static long of(String text) {
        long wide = 0xcbf29ce484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            wide = (wide ^ (b & 0xff)) * 0x100000001b3L;
        }
        int hash = (int) ((wide >>> 32) ^ wide);
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return Integer.toUnsignedLong(hash ^ (hash >>> 16));
    }
}
