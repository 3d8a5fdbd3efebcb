package org.danubecamel.records.format.options;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.SchemaInference;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.Orders;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.avro.AvroTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FormatOptionsTest {

    @ParameterizedTest
    @EnumSource(FormatName.class)
    void eachFormatIsFoundByItsNameAndWritesWhatItReads(FormatName name) {
        var record = name == FormatName.TEXT
                ? Record.of("data", "text")
                : name == FormatName.RAW ? Record.of("data", new byte[] {1}) : Record.of("name", "one");
        var schema = SchemaInference.infer(List.of(record));
        var options = FormatOptions.builder(FormatName.of(name.toString()))
                .messageType("shop.Order")
                .schema(
                        name.isProtobuf()
                                ? Orders.descriptorSet()
                                : AvroTypes.of(schema).toString().getBytes(UTF_8))
                .build();

        assertThat(options.toRead().name()).isEqualTo(name.toString());
        var body = new RecordCodec(options.toWrite(schema)).write(List.of(record));
        var read = new RecordCodec(options.toRead()).read(body);
        assertThat(read).hasSize(1);
        assertThat(read.get(0).asMap()).containsAllEntriesOf(record.asMap());
    }

    @Test
    void bodiesThatHaveTheirSchemaWithThemAreWrittenByOne() {
        var avro = FormatOptions.builder(FormatName.AVRO).build();
        var record = Record.of("a", 1L);
        var format = avro.toWrite(SchemaInference.infer(List.of(record)));

        assertThat(avro.isWrittenBySchema()).isTrue();
        assertThat(FormatOptions.builder(FormatName.PARQUET).build().isWrittenBySchema())
                .isTrue();
        assertThat(FormatOptions.builder(FormatName.CSV).build().isWrittenBySchema())
                .isFalse();
        assertThat(new RecordCodec(format).read(new RecordCodec(format).write(List.of(record))))
                .containsExactly(record);
    }

    @ParameterizedTest
    @CsvSource({"JSONL, JSONL", "jsonl, JSONL", "avro-datum, AVRO_DATUM", "Avro_Datum, AVRO_DATUM"})
    void namesAreTakenInAnyLetterCase(String given, FormatName name) {
        assertThat(FormatName.of(given)).isEqualTo(name);
    }

    @Test
    void aNameThatIsNoneIsRefusedWithThoseThatAre() {
        assertThatThrownBy(() -> FormatName.of("xml"))
                .isInstanceOf(RecordException.class)
                .hasMessageStartingWith("DNB-3201 format=xml is none. Allowed: json, jsonl, csv,")
                .hasMessageContaining("protobuf-delimited");
    }

    @Test
    void columnsOfCsvStandInTheHeaderOnlyIfAsked() {
        var record = Record.of("a", "1", "b", "2");
        var options = FormatOptions.builder(FormatName.CSV).csvDelimiter(";").csvColumns("b, a");

        assertThat(written(options, record)).isEqualTo("2;1\n");
        assertThat(written(options.csvHeader(true), record)).isEqualTo("b;a\n2;1\n");
    }

    private static String written(FormatOptions.Builder options, Record record) {
        return new String(new RecordCodec(options.build().toRead()).write(List.of(record)), UTF_8);
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThatThrownBy(() -> FormatOptions.builder(FormatName.PROTOBUF).build())
                .hasMessageContaining("schema is missing. format=protobuf needs a descriptor set.")
                .hasMessageContaining("messageType is missing.");
        assertThatThrownBy(() -> FormatOptions.builder(FormatName.AVRO_DATUM).build())
                .hasMessageContaining("needs an Avro schema");
        assertThatThrownBy(() -> FormatOptions.builder(FormatName.AVRO)
                        .schema("{".getBytes(UTF_8))
                        .build())
                .hasMessageContaining("The schema cannot be used");
        assertThatThrownBy(() ->
                        FormatOptions.builder(FormatName.CSV).csvDelimiter("||").build())
                .hasMessageContaining("csvDelimiter=||");
        assertThatThrownBy(() ->
                        FormatOptions.builder(FormatName.CSV).csvHeader(false).build())
                .hasMessageContaining("Give columns");
        assertThatThrownBy(() -> FormatOptions.builder(FormatName.PARQUET)
                        .compression(Compression.GZIP)
                        .build())
                .hasMessageContaining("compression=GZIP cannot be around format=parquet");
    }

    @ParameterizedTest
    @CsvSource({
        "orders.jsonl, JSONL, NONE",
        "orders.JSONL.GZ, JSONL, GZIP",
        "a.b.csv.zst, CSV, ZSTD",
        "part-1.parquet, PARQUET, NONE",
        "x.pb-delimited.lz4, PROTOBUF_DELIMITED, LZ4"
    })
    void theNameOfAFileSaysWhatIsInIt(String fileName, FormatName format, Compression compression) {
        assertThat(FileExtension.of(fileName)).isEqualTo(new FileExtension(format, compression));
        assertThat(FileExtension.of("x" + new FileExtension(format, compression)))
                .isEqualTo(new FileExtension(format, compression));
    }

    @ParameterizedTest
    @CsvSource({"orders", "jsonl", "orders.gz", "orders.jsonl.tmp"})
    void aNameThatSaysNothingIsLeftAlone(String fileName) {
        assertThat(FileExtension.of(fileName)).isNull();
    }
}
