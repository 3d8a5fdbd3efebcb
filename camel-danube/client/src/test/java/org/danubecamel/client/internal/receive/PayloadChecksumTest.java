package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PayloadChecksumTest {
    private static final byte[] BYTES = new byte[5_000];

    static {
        new Random(3).nextBytes(BYTES);
    }

    static Stream<ByteString> sameBytes() {
        var whole = ByteString.copyFrom(BYTES);
        var direct = ByteBuffer.allocateDirect(BYTES.length).put(BYTES).flip();
        return Stream.of(
                whole,
                whole.substring(0, 1_000).concat(whole.substring(1_000)),
                whole.concat(whole).substring(0, BYTES.length),
                UnsafeByteOperations.unsafeWrap(ByteBuffer.wrap(BYTES)),
                UnsafeByteOperations.unsafeWrap(direct));
    }

    @ParameterizedTest
    @MethodSource("sameBytes")
    void itDependsOnTheBytesAlone(ByteString payload) {
        var expected = new CRC32C();
        expected.update(BYTES);

        assertThat(PayloadChecksum.of(payload)).isEqualTo((int) expected.getValue());
    }
}
