package org.danubecamel.records.format.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.danubecamel.records.Field;
import org.danubecamel.records.RandomRecords;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.Unpacked;
import org.junit.jupiter.api.Test;

/** What Avro's own library writes is read, and what is written its library reads. */
class AvroInteropTest {

    @Test
    void theLibraryReadsWhatIsWritten() throws IOException {
        for (long seed = 0; seed < 100; seed++) {
            var random = new RandomRecords(seed);
            var schema = random.schema(3);
            var records = random.records(schema, 5);
            var body = new RecordCodec(AvroFormats.container(schema, AvroFormats.Codec.DEFLATE)).write(records);

            try (var reader =
                    new DataFileReader<Object>(new SeekableByteArrayInput(body), new GenericDatumReader<>())) {
                var encoder = AvroTypes.of(schema);
                for (var record : records) {
                    assertThat(GenericData.get().compare(reader.next(), AvroEncoder.encode(record, encoder), encoder))
                            .as("seed " + seed)
                            .isZero();
                }
                assertThat(reader.hasNext()).isFalse();
            }
        }
    }

    @Test
    void whatTheLibraryWritesIsRead() throws IOException {
        var schema = AvroTypes.parse(
                """
                {"type":"record","name":"All","fields":[
                 {"name":"f","type":"float"},
                 {"name":"e","type":{"type":"enum","name":"E","symbols":["A","B"]}},
                 {"name":"m","type":{"type":"map","values":"long"}},
                 {"name":"u","type":["null","int","string"]},
                 {"name":"x","type":{"type":"fixed","name":"X","size":2,"logicalType":"decimal","precision":4,"scale":1}},
                 {"name":"tm","type":{"type":"int","logicalType":"time-millis"}},
                 {"name":"ts","type":{"type":"long","logicalType":"timestamp-millis"}},
                 {"name":"tn","type":{"type":"long","logicalType":"timestamp-nanos"}},
                 {"name":"lt","type":{"type":"long","logicalType":"local-timestamp-millis"}}]}""");
        var data = new GenericData.Record(schema);
        data.put("f", 0.5f);
        data.put("e", new GenericData.EnumSymbol(schema.getField("e").schema(), "B"));
        data.put("m", Map.of("k", 7L));
        data.put("u", "text");
        data.put("x", new GenericData.Fixed(schema.getField("x").schema(), new byte[] {-1, -1}));
        data.put("tm", 1);
        data.put("ts", -1L);
        data.put("tn", 1L);
        data.put("lt", 1L);
        var expected = Record.of(
                "f",
                0.5,
                "e",
                "B",
                "m",
                Record.of("k", 7L),
                "u",
                "text",
                "x",
                new BigDecimal("-0.1"),
                "tm",
                LocalTime.of(0, 0, 0, 1_000_000),
                "ts",
                Instant.ofEpochMilli(-1),
                "tn",
                Instant.ofEpochSecond(0, 1),
                "lt",
                LocalDateTime.of(1970, 1, 1, 0, 0, 0, 1_000_000));

        for (var codec : List.of("null", "deflate", "snappy", "zstandard")) {
            var body = new ByteArrayOutputStream();
            try (var writer = new DataFileWriter<Object>(new GenericDatumWriter<>(schema))) {
                writer.setCodec(CodecFactory.fromString(codec))
                        .setSyncInterval(100)
                        .create(schema, body);
                for (int i = 0; i < 20; i++) {
                    writer.append(data);
                }
            }
            assertThat(new RecordCodec(AvroFormats.container()).read(body.toByteArray()))
                    .as(codec)
                    .hasSize(20)
                    .containsOnly(expected);
        }
        var again = new RecordCodec(AvroFormats.container(schema, AvroFormats.Codec.NULL));
        assertThat(again.read(again.write(List.of(expected)))).containsExactly(expected);
    }

    @Test
    void valuesThatAreNoRecordsHaveOneField() {
        var codec = new RecordCodec(AvroFormats.datum(Schema.create(Schema.Type.LONG)));

        assertThat(codec.write(List.of(Record.of("value", -1L)))).containsExactly(1);
        assertThat(codec.read(new byte[] {1})).containsExactly(Record.of("value", -1L));
    }

    @Test
    void aValueGoesToTheChoiceOfItsOwnType() {
        var codec = new RecordCodec(AvroFormats.datum(AvroTypes.parse(
                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"u\",\"type\":[\"string\",\"null\","
                        + "\"boolean\",{\"type\":\"long\",\"logicalType\":\"timestamp-micros\"}]}]}")));

        for (var value : Arrays.asList("true", true, null, Instant.EPOCH)) {
            var record = Record.of("u", value);
            assertThat(codec.read(codec.write(List.of(record)))).containsExactly(record);
        }
    }

    @Test
    void whatDoesNotFitIsNotWritten() {
        var schema = RecordSchema.of(Field.required("t", ScalarType.TIMESTAMP));
        var codec = new RecordCodec(AvroFormats.container(schema, AvroFormats.Codec.NULL));
        var wrong = new ArrayList<Record>();
        wrong.add(Record.of("t", Instant.ofEpochSecond(0, 1)));
        wrong.add(Record.of("t", Instant.MAX));
        wrong.add(Record.of("t", null));
        wrong.add(Record.of("t", "soon"));
        wrong.add(Record.of("t", Instant.EPOCH, "other", 1));

        for (var record : wrong) {
            assertThatExceptionOfType(RecordException.class)
                    .as(record.toString())
                    .isThrownBy(() -> codec.write(List.of(record)))
                    .withMessageContaining("Field \"");
        }
    }

    @Test
    void namesThatAvroDoesNotHaveAreRefused() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> AvroTypes.of(RecordSchema.of(Field.required("unit-price", ScalarType.INT))))
                .withMessageStartingWith("DNB-3201 Field \"unit-price\" has no name of Avro");
    }

    /** The records of the blocks before come out; the rest of the body is named by its offset. */
    @Test
    void aDamagedBlockEndsTheBody() {
        var schema = Schema.create(Schema.Type.LONG);
        var body = new RecordCodec(AvroFormats.container(schema, AvroFormats.Codec.NULL))
                .write(List.of(Record.of("value", 1L)));
        var two = Arrays.copyOf(body, body.length + 3);
        two[body.length] = 2;

        try (var reader = AvroFormats.container()
                .reader(new java.io.ByteArrayInputStream(two), org.danubecamel.records.format.ReadLimits.DEFAULT)) {
            assertThat(reader.next()).extracting(Unpacked::orThrow).isEqualTo(Record.of("value", 1L));
            assertThatExceptionOfType(RecordException.class)
                    .isThrownBy(reader::next)
                    .matches(e -> e.reason() == Reason.MALFORMED_BODY)
                    .withMessageContaining("Record 1 at byte " + body.length);
            assertThat(reader.next()).isNull();
        }
    }
}
