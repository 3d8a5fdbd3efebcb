package org.danubecamel.connector.datagen.generator;

import java.util.List;
import java.util.UUID;

/**
 * Random values of one record: SplitMix64, which is written out here because the JDK promises no algorithm, and the same seed
 * must give the same records on each of its versions.
 */
final class Randomness {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    private Randomness(long state) {
        this.state = state;
    }

    /** The values for {@code part} of what has this number; independent for each. */
    static Randomness of(long seed, long number, int part) {
        return new Randomness(mix(mix(mix(seed) + number * GAMMA) + part));
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** A number from 0 to {@code bound} - 1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** A number from {@code first} to {@code last}. */
    int between(int first, int last) {
        return first + below(last - first + 1);
    }

    boolean percent(int chance) {
        return below(100) < chance;
    }

    <T> T oneOf(List<T> values) {
        return values.get(below(values.size()));
    }

    /** Of version 4, as random ones are. */
    UUID uuid() {
        return new UUID((next() & ~0xF000L) | 0x4000L, (next() & ~(3L << 62)) | (1L << 63));
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
