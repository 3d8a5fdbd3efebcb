package org.danubecamel.records.format;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.danubecamel.records.RecordException;

/** Gives a decoder valid bodies with damage done to them, and bytes of no sense at all. */
final class DecoderFuzz {

    private DecoderFuzz() {}

    /** @throws AssertionError if anything but a {@link RecordException} comes out */
    static void check(Consumer<byte[]> decoder, List<byte[]> valid, int cases) {
        for (int seed = 0; seed < cases; seed++) {
            var random = new Random(seed);
            var body =
                    random.nextInt(10) == 0 ? noise(random) : damaged(valid.get(random.nextInt(valid.size())), random);
            try {
                decoder.accept(body);
            } catch (RecordException e) {
                if (e.getMessage() == null || !e.getMessage().startsWith("DNB-32")) {
                    throw new AssertionError("Seed " + seed + " has no id", e);
                }
            } catch (Exception | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("Seed " + seed + ": " + e, e);
            }
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
