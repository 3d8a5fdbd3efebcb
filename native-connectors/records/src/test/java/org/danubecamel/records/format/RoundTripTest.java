package org.danubecamel.records.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.function.UnaryOperator;
import org.danubecamel.records.RandomRecords;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.convert.TypeConverter;
import org.danubecamel.records.format.avro.AvroFormats;
import org.danubecamel.records.format.avro.AvroTypes;
import org.danubecamel.records.format.parquet.ParquetCodec;
import org.danubecamel.records.format.parquet.ParquetFormats;
import org.danubecamel.records.format.parquet.ParquetOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random records come back from each format: as they are, or by the schema where the format has fewer types. */
class RoundTripTest {

    private static final int SCHEMAS = Integer.getInteger("danube.test.records", 200);
    private static final int RECORDS = 10;
    private static final TypeConverter CONVERTER = new TypeConverter();

    @Test
    void json() {
        overRandomSchemas(
                4, (schema, records) -> RoundTrip.check(new RecordCodec(Formats.json()), records, typed(schema)));
    }

    @Test
    void jsonLines() {
        overRandomSchemas(
                4, (schema, records) -> RoundTrip.check(new RecordCodec(Formats.jsonLines()), records, typed(schema)));
    }

    @Test
    void csv() {
        overRandomSchemas(1, (schema, records) -> {
            RoundTrip.check(new RecordCodec(Formats.csv()), records, typed(schema));
            var odd = CsvOptions.DEFAULT
                    .withDelimiter(';')
                    .withQuote('\'')
                    .withNullValue("NULL")
                    .withCrlf()
                    .withAlwaysQuote();
            RoundTrip.check(new RecordCodec(Formats.csv(odd)), records, typed(schema));
        });
    }

    @ParameterizedTest
    @EnumSource(AvroFormats.Codec.class)
    void avroContainers(AvroFormats.Codec codec) {
        overRandomSchemas(
                4,
                (schema, records) -> RoundTrip.check(
                        new RecordCodec(AvroFormats.container(schema, codec)), records, UnaryOperator.identity()));
    }

    @Test
    void avroData() {
        overRandomSchemas(4, (schema, records) -> {
            var codec = new RecordCodec(AvroFormats.datum(AvroTypes.of(schema)));
            records.forEach(record -> RoundTrip.check(codec, List.of(record), UnaryOperator.identity()));
        });
    }

    @ParameterizedTest
    @EnumSource(ParquetCodec.class)
    void parquet(ParquetCodec codec) {
        overRandomSchemas(
                4,
                (schema, records) -> RoundTrip.check(
                        new RecordCodec(ParquetFormats.file(schema, ParquetOptions.DEFAULT.withCodec(codec))),
                        records,
                        UnaryOperator.identity()));
    }

    @Test
    void aFormatThatLosesNullsIsFound() {
        var csv = Formats.csv(CsvOptions.DEFAULT.withAlwaysQuote());
        var forgetsNull = new Altered(csv, record -> {
            var altered = Record.builder();
            record.asMap().forEach((name, value) -> altered.put(name, value == null ? "" : value));
            return altered.build();
        });

        assertThatThrownBy(() -> overRandomSchemas(
                        1,
                        (schema, records) -> RoundTrip.check(new RecordCodec(forgetsNull), records, record -> record)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aFormatThatLosesARecordIsFound() {
        var json = new RecordCodec(Formats.json());
        var records = List.of(Record.of("a", 1L), Record.of("a", 2L));
        var loses = new RecordCodec(new Altered(json.format(), record -> record) {
            @Override
            public RecordReader reader(InputStream body, ReadLimits limits) {
                var reader = super.reader(body, limits);
                reader.next();
                return reader;
            }
        });

        assertThatThrownBy(() -> RoundTrip.check(loses, records, record -> record))
                .isInstanceOf(AssertionError.class);
    }

    private static UnaryOperator<Record> typed(RecordSchema schema) {
        return record -> CONVERTER.convert(record, schema);
    }

    private static void overRandomSchemas(int depth, Check check) {
        for (long seed = 0; seed < SCHEMAS; seed++) {
            var random = new RandomRecords(seed);
            var schema = random.schema(depth);
            check.run(schema, random.records(schema, RECORDS));
        }
    }

    private interface Check {
        void run(RecordSchema schema, List<Record> records);
    }

    private static class Altered implements Format {

        private final Format format;
        private final UnaryOperator<Record> alter;

        Altered(Format format, UnaryOperator<Record> alter) {
            this.format = format;
            this.alter = alter;
        }

        @Override
        public String name() {
            return format.name();
        }

        @Override
        public String mediaType() {
            return format.mediaType();
        }

        @Override
        public RecordReader reader(InputStream body, ReadLimits limits) {
            return format.reader(body, limits);
        }

        @Override
        public RecordWriter writer(OutputStream body) {
            var writer = format.writer(body);
            return new RecordWriter() {
                @Override
                public void write(Record record) {
                    writer.write(alter.apply(record));
                }

                @Override
                public long size() {
                    return writer.size();
                }

                @Override
                public void finish() {
                    writer.finish();
                }

                @Override
                public void close() {
                    writer.close();
                }
            };
        }
    }
}
