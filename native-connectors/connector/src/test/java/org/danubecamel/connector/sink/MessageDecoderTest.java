package org.danubecamel.connector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.converter.stream.InputStreamCache;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.Formats;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.options.FormatName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MessageDecoderTest {

    private static final String JSON = "{\"id\":1}";
    private static final byte[] BYTES = JSON.getBytes(StandardCharsets.UTF_8);
    private static final Record RECORD = Record.of("id", 1L);

    private final FakeSink sink = new FakeSink();

    @BeforeEach
    void start() {
        sink.context.start();
    }

    @AfterEach
    void stop() throws Exception {
        sink.close();
    }

    static Stream<Object> bodies() throws Exception {
        return Stream.of(
                JSON,
                new StringBuilder(JSON),
                BYTES,
                ByteBuffer.wrap(BYTES),
                new ByteArrayInputStream(BYTES),
                new InputStreamCache(BYTES),
                new StringReader(JSON),
                Map.of("id", 1L),
                RECORD,
                new ObjectMapper().readTree(JSON),
                new ObjectMapper().readTree("[" + JSON + "]"),
                List.of(Map.of("id", 1L)),
                List.of(RECORD),
                List.of(new ObjectMapper().readTree(JSON)));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void readsBodiesOfManyKinds(Object body) {
        assertThat(decode(body)).containsExactly(RECORD);
    }

    @Test
    void readsAStreamOfAMessageAgain() {
        var message = sink.message(new InputStreamCache(BYTES));
        assertThat(decode(message)).containsExactly(RECORD);
        assertThat(decode(message)).containsExactly(RECORD);
    }

    @Test
    void refusesABeanBecauseItsTextIsNoData() {
        assertThatThrownBy(() -> decode(new Object()))
                .isInstanceOf(RecordException.class)
                .hasMessageContaining("java.lang.Object")
                .hasMessageContaining("Marshal");
    }

    @Test
    void refusesWhatIsNoRecordInAList() {
        assertThatThrownBy(() -> decode(List.of(1))).hasMessageContaining("java.lang.Integer");
    }

    @Test
    void refusesHalfOfASurrogatePairThatWouldBecomeAQuestionMark() {
        assertThatThrownBy(() -> decode("{\"id\":\"\uD800\"}")).isInstanceOf(RecordException.class);
    }

    @Test
    void refusesAMessageWithTooManyRecordsInAnyForm() {
        sink.options.setMaxMessageRecords(1);
        assertThatThrownBy(() -> decode("[{},{}]")).hasMessageContaining("DNB-3204");
        assertThatThrownBy(() -> decode(List.of(RECORD, RECORD))).hasMessageContaining("DNB-3204");
    }

    @Test
    void refusesABodyThatGrowsBeyondTheLimit() {
        sink.options.setCompression(Compression.GZIP);
        sink.options.setFormat(FormatName.TEXT);
        sink.options.setMaxBodyBytes(1_000);
        var bomb =
                new RecordCodec(Formats.text(), Compression.GZIP).write(List.of(Record.of("data", "0".repeat(1_001))));
        assertThatThrownBy(() -> decode(bomb)).hasMessageContaining("DNB-3204");
    }

    @Test
    void decompresses() {
        sink.options.setCompression(Compression.ZSTD);
        var packed = new RecordCodec(Formats.json(), Compression.ZSTD).write(List.of(RECORD));
        assertThat(decode(packed)).containsExactly(RECORD);
    }

    @Test
    void readsCsvWithoutHeader() {
        sink.options.setFormat(FormatName.CSV);
        sink.options.setCsvDelimiter(";");
        sink.options.setCsvColumns("id, name");
        assertThat(decode("1;a\n2;b"))
                .containsExactly(Record.of("id", "1", "name", "a"), Record.of("id", "2", "name", "b"));
    }

    @Test
    void readsAvroOfASchemaFromAResource() {
        sink.options.setFormat(FormatName.AVRO_DATUM);
        sink.options.setSchema("classpath:order.avsc");
        // A long of 1, zigzag.
        assertThat(decode(new byte[] {2})).containsExactly(RECORD);
    }

    @Test
    void saysWhichSchemaCannotBeUsed() {
        sink.options.setFormat(FormatName.AVRO_DATUM);
        sink.options.setSchema("classpath:nowhere.avsc");
        assertThatThrownBy(() -> decode(new byte[] {2}))
                .hasMessageContaining("DNB-3301 fake:orders")
                .hasMessageContaining("classpath:nowhere.avsc");
    }

    @Test
    void saysWhatIsWrongWithCsv() {
        sink.options.setFormat(FormatName.CSV);
        sink.options.setCsvDelimiter(";;");
        var problems = new OptionProblems("DNB-3301", "fake:orders");
        sink.options.checkSink(problems);
        assertThatThrownBy(problems::throwIfAny).hasMessageContaining("csvDelimiter=;;");
    }

    @Test
    void saysAllThatIsWrongWithTheOptions() {
        sink.options.setFormat(FormatName.PROTOBUF);
        sink.options.setMaxMessageRecords(0);
        sink.options.setFields("a..b");
        sink.options.setKeyHeader(" ");
        var problems = new OptionProblems("DNB-3301", "fake:orders");
        sink.options.checkSink(problems);
        assertThatThrownBy(problems::throwIfAny)
                .hasMessageContainingAll("schema", "messageType", "maxMessageRecords=0", "a..b", "keyHeader");
    }

    private List<Record> decode(Object item) {
        var codec = new BodyCodec(sink.options).create(sink.context, new OptionProblems("DNB-3301", "fake:orders"));
        var records = new ArrayList<SinkRecord>();
        new MessageDecoder(sink.options, codec, sink.context.getTypeConverter()).decode(item, 0, records);
        return records.stream().map(SinkRecord::orThrow).toList();
    }
}
