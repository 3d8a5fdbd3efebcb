package org.danubecamel.records.format;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.danubecamel.records.RecordException;

/**
 * Gives a decoder valid bodies with damage done to them, and bytes of no sense at all. Each body must be done within a time,
 * and with memory that has to do with its size.
 */
final class DecoderFuzz {

    /** How long one body may take, on a machine that does other things too. */
    private static final long MAX_NANOS = Duration.ofSeconds(20).toNanos();

    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Consumer<byte[]> decoder;
    private final List<byte[]> valid;
    private final long maxAllocated;

    private long bodies;
    private long refused;
    private long slowest;
    private long largest;

    private DecoderFuzz(Consumer<byte[]> decoder, List<byte[]> valid, long maxAllocated) {
        this.decoder = decoder;
        this.valid = valid;
        this.maxAllocated = maxAllocated;
    }

    /**
     * Tries so many bodies.
     *
     * @param maxAllocated how many bytes may be allocated for one of them, over all of its time
     * @throws AssertionError if anything but a {@link RecordException} comes out, or a body takes too much
     */
    static void check(Consumer<byte[]> decoder, List<byte[]> valid, int cases, long maxAllocated) {
        var fuzz = new DecoderFuzz(decoder, valid, maxAllocated);
        for (long seed = 0; seed < cases; seed++) {
            fuzz.check(seed);
        }
    }

    /** Tries bodies for so long, from a seed on, and returns what there was to see. */
    static String check(Consumer<byte[]> decoder, List<byte[]> valid, Duration time, long seed, long maxAllocated) {
        var fuzz = new DecoderFuzz(decoder, valid, maxAllocated);
        long end = System.nanoTime() + time.toNanos();
        for (long each = seed; System.nanoTime() < end; each++) {
            fuzz.check(each);
        }
        return "%,d bodies from seed %d, %,d refused; slowest %,d ms, most allocated %,d KiB"
                .formatted(fuzz.bodies, seed, fuzz.refused, fuzz.slowest / 1_000_000, fuzz.largest >> 10);
    }

    private void check(long seed) {
        var random = new Random(seed);
        var body = random.nextInt(10) == 0 ? noise(random) : damaged(valid.get(random.nextInt(valid.size())), random);
        bodies++;
        long allocated = THREADS.getCurrentThreadAllocatedBytes();
        long start = System.nanoTime();
        try {
            decoder.accept(body);
        } catch (RecordException e) {
            refused++;
            if (e.getMessage() == null || !e.getMessage().startsWith("DNB-32")) {
                throw new AssertionError("Seed " + seed + " has no id", e);
            }
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError("Seed " + seed + ": " + e, e);
        }
        long taken = System.nanoTime() - start;
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
        slowest = Math.max(slowest, taken);
        largest = Math.max(largest, bytes);
        if (taken > MAX_NANOS || bytes > maxAllocated) {
            throw new AssertionError("Seed " + seed + ": a body of " + body.length + " bytes took " + taken / 1_000_000
                    + " ms and " + bytes + " bytes of memory. Allowed: " + maxAllocated + " bytes.");
        }
    }

    private static byte[] noise(Random random) {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] damaged(byte[] valid, Random random) {
        var body = valid.clone();
        for (int i = 1 + random.nextInt(4); i > 0 && body.length > 0; i--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(5)) {
                case 0 -> body[at] = (byte) random.nextInt();
                case 1 -> body[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> body = Arrays.copyOf(body, at);
                case 3 -> body = joined(body, at, Arrays.copyOfRange(valid, 0, random.nextInt(valid.length)));
                default -> body = joined(body, at, new byte[] {-1, -1, -1, -1, 15});
            }
        }
        return body;
    }

    private static byte[] joined(byte[] body, int at, byte[] inserted) {
        var joined = Arrays.copyOf(body, body.length + inserted.length);
        System.arraycopy(inserted, 0, joined, at, inserted.length);
        System.arraycopy(body, at, joined, at + inserted.length, body.length - at);
        return joined;
    }
}
