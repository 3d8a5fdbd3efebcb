package org.danubecamel.client.internal.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRoutingTest {
    private static final int[] PARTITIONS = {1, 2, 3, 7, 16, 63, 64, 1021, 1024, 1 << 30, Integer.MAX_VALUE};
    private static final BigInteger PRIME = BigInteger.valueOf(0x100000001b3L);
    private static final BigInteger BASIS = new BigInteger("cbf29ce484222325", 16);
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);

    /** The reference vectors of 64-bit FNV-1a. */
    @ParameterizedTest
    @CsvSource({
        "'', cbf29ce484222325",
        "a, af63dc4c8601ec8c",
        "b, af63df4c8601f1a5",
        "c, af63de4c8601eff2",
        "f, af63db4c8601ead9",
        "fo, 08985907b541d342",
        "foo, dcb27518fed9d577",
        "foobar, 85944171f73967e8"
    })
    void aKeyGoesWhereItsHashSays(String key, String hash) {
        for (var partitions : PARTITIONS) {
            assertThat(KeyRouting.partition(key, partitions))
                    .isEqualTo(remainder(new BigInteger(hash, 16), partitions));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void keysOfEveryUnicodePlaneGoWhereTheirUtf8BytesSay(int plane) {
        for (var low : new int[] {0x0021, 0x00e9, 0x4e2d, 0x8000, 0xfffd}) {
            var key = "k" + Character.toString((plane << 16) + low);
            for (var partitions : PARTITIONS) {
                assertThat(KeyRouting.partition(key, partitions)).isEqualTo(remainder(fnv1a(key), partitions));
            }
        }
    }

    @Test
    void theHashIsTakenAsUnsigned() {
        var negativeAsSigned = new BigInteger("af63dc4c8601ec8c", 16);
        assertThat(negativeAsSigned.longValue()).isNegative();

        assertThat(KeyRouting.partition("a", 7))
                .isEqualTo(remainder(negativeAsSigned, 7))
                .isNotNegative();
    }

    @Test
    void everyPartitionGetsKeys() {
        var hits = new boolean[64];
        for (var i = 0; i < 2_000; i++) {
            hits[KeyRouting.partition("customer-" + i, hits.length)] = true;
        }
        assertThat(hits).doesNotContain(false);
    }

    private static int remainder(BigInteger hash, int partitions) {
        return hash.mod(BigInteger.valueOf(partitions)).intValue();
    }

    private static BigInteger fnv1a(String key) {
        var hash = BASIS;
        for (var b : key.getBytes(StandardCharsets.UTF_8)) {
            hash = hash.xor(BigInteger.valueOf(b & 0xff)).multiply(PRIME).mod(MODULUS);
        }
        return hash;
    }
}
