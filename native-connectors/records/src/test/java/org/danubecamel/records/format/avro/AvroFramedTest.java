package org.danubecamel.records.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.io.EncoderFactory;
import org.danubecamel.records.Field;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.format.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroFramedTest {

    private static final Schema OLD = AvroTypes.of(RecordSchema.of(Field.required("a", ScalarType.LONG)));
    private static final Schema NEW =
            AvroTypes.of(RecordSchema.of(Field.required("a", ScalarType.LONG), Field.required("b", ScalarType.STRING)));
    private static final Map<Integer, Schema> REGISTRY = Map.of(7, OLD, 0x01020304, NEW);
    private static final RecordCodec CODEC = new RecordCodec(AvroFormats.framed(REGISTRY::get, 0x01020304, NEW));

    @Test
    void aBodyBeginsWithAZeroAndTheSchemasId() {
        var record = Record.of("a", 1L, "b", "x");

        var body = CODEC.write(List.of(record));

        assertThat(body).startsWith(0, 1, 2, 3, 4).hasSize(8);
        assertThat(CODEC.read(body)).containsExactly(record);
    }

    @Test
    void eachBodyIsReadByTheSchemaThatItNames() throws IOException {
        var datum = new GenericData.Record(OLD);
        datum.put("a", 5L);
        var body = new ByteArrayOutputStream();
        body.write(ByteBuffer.allocate(5).put((byte) 0).putInt(7).array());
        var encoder = EncoderFactory.get().binaryEncoder(body, null);
        new GenericDatumWriter<>(OLD).write(datum, encoder);
        encoder.flush();

        assertThat(CODEC.read(body.toByteArray())).containsExactly(Record.of("a", 5L));
    }

    @Test
    void anIdThatIsNotKnownCostsItsBody() {
        var body = ByteBuffer.allocate(6).put((byte) 0).putInt(-1).put((byte) 2).array();

        assertThatThrownBy(() -> CODEC.read(body))
                .isInstanceOf(RecordException.class)
                .hasMessageStartingWith("DNB-3203 Record 0 at byte 0: The body has the schema id 4294967295,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\u0000\u0000\u0000\u0000", "\u0001\u0000\u0000\u0000\u0007\u0002", "{\"a\":1}"})
    void whatHasNoFrameCostsItsBody(String body) {
        assertThatThrownBy(() -> CODEC.read(body.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("does not begin with a byte 0");
    }

    @Test
    void whatFollowsTheValueCostsItsBody() {
        var body = ByteBuffer.allocate(7).put((byte) 0).putInt(7).put((byte) 2).array();

        assertThatThrownBy(() -> CODEC.read(body)).hasMessageContaining("more data than one value");
    }

    @Test
    void aRegistryThatDoesNotAnswerIsNoFailureOfTheBody() {
        var codec = new RecordCodec(AvroFormats.framed(id -> {
            throw new UncheckedIOException(new IOException("no answer"));
        }));

        assertThatThrownBy(() -> codec.unpack(new byte[] {0, 0, 0, 0, 7, 2})).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void withoutSchemaNothingIsWritten() {
        assertThatThrownBy(() -> new RecordCodec(AvroFormats.framed(REGISTRY::get)).write(List.of()))
                .hasMessageContaining("Give both");
    }
}
