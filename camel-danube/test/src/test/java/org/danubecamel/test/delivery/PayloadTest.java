package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PayloadTest {

    private static final Payload PAYLOAD = new Payload("run-1", new MessageId("p0", "k1", 1L << 40));

    @Test
    void aPayloadIsReadAsItWasMade() throws CorruptPayloadException {
        assertThat(Payload.decode(PAYLOAD.encode(200))).isEqualTo(PAYLOAD);
    }

    @Test
    void itHasTheSizeThatWasAskedForOrWhatItNeeds() throws CorruptPayloadException {
        assertThat(PAYLOAD.encode(1_000)).hasSize(1_000);
        assertThat(Payload.decode(PAYLOAD.encode(0))).isEqualTo(PAYLOAD);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 8, 20, 199})
    void aChangedByteIsNoticed(int position) {
        var body = PAYLOAD.encode(200);
        body[position] ^= 1;

        assertThatThrownBy(() -> Payload.decode(body)).isInstanceOf(CorruptPayloadException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 30, 199})
    void aPartIsNoticed(int length) {
        var part = Arrays.copyOf(PAYLOAD.encode(200), length);

        assertThatThrownBy(() -> Payload.decode(part)).isInstanceOf(CorruptPayloadException.class);
    }
}
