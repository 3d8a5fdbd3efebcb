package org.danubecamel.connector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.ConnectException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.batch.failure.DefaultFailureClassifier;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.connector.ConfigurationException;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.options.FormatName;
import org.danubecamel.records.mapping.MessageMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordSinkProducerTest {

    private final FakeSink sink = new FakeSink();

    @AfterEach
    void stop() throws Exception {
        sink.close();
    }

    @Test
    void writesTheRecordsOfAListInOneCallAndInOrder() throws Exception {
        sink.start().write(List.of("{\"id\":1}", "{\"id\":2}", "{\"id\":3}"));
        assertThat(sink.writer.written)
                .extracting(SinkRecord::value)
                .containsExactly(Record.of("id", 1L), Record.of("id", 2L), Record.of("id", 3L));
        assertThat(sink.writer.calls).hasValue(1);
    }

    @Test
    void saysWhichMessageEachRecordIsOf() throws Exception {
        sink.options.setFormat(FormatName.JSONL);
        sink.start().write(List.of("{\"id\":1}\n{\"id\":2}", "{\"id\":3}"));
        assertThat(sink.writer.written).extracting(SinkRecord::message).containsExactly(0, 0, 1);
        assertThat(sink.writer.written).extracting(SinkRecord::index).containsExactly(0, 1, 0);
    }

    @Test
    void takesMetadataFromHeaders() throws Exception {
        var message = sink.message(
                "{\"id\":1}",
                "CamelDanubeMessageId",
                "m-1",
                "CamelDanubeKey",
                "k",
                "CamelDanubeTopic",
                "/default/orders",
                Exchange.MESSAGE_TIMESTAMP,
                5L);
        sink.start().write(List.of(message));
        assertThat(sink.writer.written.get(0).metadata())
                .isEqualTo(new MessageMetadata("m-1", "k", "/default/orders", Instant.ofEpochMilli(5)));
    }

    @Test
    void namesAMessageThatCannotBeReadAndWritesItsNeighbours() throws Exception {
        var list = List.of("{\"id\":1}", "{\"id\":", "{\"id\":3}");
        var failure = failureOf(list);
        assertThat(failure.isAbout(list)).isTrue();
        assertThat(failure.areOthersWritten()).isTrue();
        assertThat(failure.failures()).containsOnlyKeys(1);
        assertThat(sink.writer.written)
                .extracting(SinkRecord::value)
                .containsExactly(Record.of("id", 1L), Record.of("id", 3L));
    }

    @Test
    void doesNotWriteAMessageInPart() throws Exception {
        sink.options.setFormat(FormatName.JSONL);
        var failure = failureOf(List.of("{\"id\":1}\n{\"id\":\n{\"id\":3}", "{\"id\":4}"));
        assertThat(failure.failures()).containsOnlyKeys(0);
        assertThat(sink.writer.written).extracting(SinkRecord::value).containsExactly(Record.of("id", 4L));
    }

    @Test
    void callsNoWriterWithoutRecords() throws Exception {
        assertThat(failureOf(List.of("{", "[")).failures()).containsOnlyKeys(0, 1);
        sink.write(List.of("[]"));
        assertThat(sink.writer.calls).hasValue(0);
    }

    @Test
    void namesTheMessageOfARecordThatTheWriterNames() throws Exception {
        sink.options.setFormat(FormatName.JSONL);
        var cause = new IllegalArgumentException("no such country");
        sink.writer.failure =
                RecordFailures.othersWritten().failed(2, cause).failed(1, cause).build();
        var failure = failureOf(List.of("{\"id\":1}", "{\"id\":2}\n{\"id\":3}", "{\"id\":4}"));
        assertThat(failure.failures()).isEqualTo(java.util.Map.of(1, cause));
    }

    @Test
    void namesWhatItCannotReadTogetherWithWhatTheWriterNames() throws Exception {
        var cause = new IllegalArgumentException("no such country");
        sink.writer.failure = RecordFailures.nothingWritten().failed(1, cause).build();
        var failure = failureOf(List.of("{", "{\"id\":2}", "{\"id\":3}"));
        assertThat(failure.areOthersWritten()).isFalse();
        assertThat(failure.failures()).containsOnlyKeys(0, 2);
    }

    @Test
    void passesOnWhatTheWriterThrows() throws Exception {
        sink.writer.failure = new ConnectException("refused");
        sink.start();
        assertThatThrownBy(() -> sink.write(List.of("{}"))).isSameAs(sink.writer.failure);
    }

    @Test
    void writesASingleMessage() throws Exception {
        sink.start().write("{\"id\":1}");
        assertThat(sink.writer.written).extracting(SinkRecord::value).containsExactly(Record.of("id", 1L));
    }

    @Test
    void refusesASingleMessageThatCannotBeRead() throws Exception {
        sink.start();
        assertThatThrownBy(() -> sink.write("{"))
                .isInstanceOf(RecordRejectedException.class)
                .hasMessageContaining("fake:orders")
                .hasCauseInstanceOf(RecordException.class);
    }

    @Test
    void aMessageWithoutBodyDeletesWhatHasItsKey() throws Exception {
        sink.start().write(List.of(sink.message(null, "CamelDanubeKey", "7"), sink.message("", "CamelDanubeKey", "8")));
        assertThat(sink.writer.written).allMatch(SinkRecord::isTombstone);
        assertThat(sink.writer.written)
                .extracting(record -> record.metadata().key())
                .containsExactly("7", "8");
    }

    @Test
    void anEmptyStreamDeletesToo() throws Exception {
        sink.start()
                .write(List.of(
                        sink.message(new java.io.ByteArrayInputStream(new byte[0]), "CamelDanubeKey", "7".getBytes())));
        assertThat(sink.writer.written)
                .extracting(record -> record.metadata().key())
                .containsExactly("7");
    }

    @Test
    void takesTheKeyFromAnotherHeader() throws Exception {
        sink.options.setKeyHeader("orderId");
        sink.start().write(List.of(sink.message(null, "orderId", 7)));
        assertThat(sink.writer.written.get(0).metadata().key()).isEqualTo("7");
    }

    @Test
    void refusesAMessageWithNeitherBodyNorKey() throws Exception {
        assertThat(failureOf(List.of(sink.message(null), sink.message("{}"))).failures())
                .containsOnlyKeys(0);
    }

    @Test
    void anEmptyTextIsARecordOfText() throws Exception {
        sink.options.setFormat(FormatName.TEXT);
        sink.start().write(List.of(""));
        assertThat(sink.writer.written).extracting(SinkRecord::value).containsExactly(Record.of("data", ""));
    }

    @Test
    void writesOnlyTheFieldsThatAreSelected() throws Exception {
        sink.options.setFields("id, customer.city:city");
        sink.options.setMessageKeyField("key");
        sink.start()
                .write(List.of(sink.message(
                        "{\"id\":1,\"customer\":{\"city\":\"Ulm\"},\"secret\":true}", "CamelDanubeKey", "k")));
        assertThat(sink.writer.written)
                .extracting(SinkRecord::value)
                .containsExactly(Record.of("id", 1L, "city", "Ulm", "key", "k"));
    }

    @Test
    void tellsTheRecordsOfOneMessageApartByTheirIdentity() throws Exception {
        sink.options.setMessageIdField("id");
        sink.start().write(List.of(sink.message("[{\"a\":1},{\"a\":2}]", "CamelDanubeMessageId", "m")));
        assertThat(sink.writer.written)
                .extracting(record -> record.orThrow().get("id"))
                .containsExactly("m", "m#1");
        assertThat(sink.writer.written).extracting(SinkRecord::identity).containsExactly("m", "m#1");
    }

    @Test
    void writesTheOtherFieldsToo() throws Exception {
        sink.options.setFields("customer.city:city,*");
        sink.start().write("{\"id\":1,\"customer\":{\"city\":\"Ulm\"}}");
        assertThat(sink.writer.written.get(0).orThrow().names()).containsExactly("city", "id", "customer");
    }

    @Test
    void startsWhileTheSystemIsAwayAndChecksBeforeItWrites() throws Exception {
        sink.writer.checkFailure = new ConnectException("refused");
        sink.start();
        var failure = catchThrowableOfType(Exception.class, () -> sink.write(List.of("{}")));
        assertThat(new DefaultFailureClassifier().classify(failure)).isEqualTo(FailureKind.SYSTEM);
        assertThat(failure).hasMessageStartingWith("DNB-3302 fake:orders");
        assertThat(sink.writer.calls).hasValue(0);
        sink.writer.checkFailure = null;
        sink.write(List.of("{}"));
        assertThat(sink.writer.written).hasSize(1);
    }

    @Test
    void doesNotStartWithAConfigurationThatCannotWork() {
        sink.writer.checkFailure = problem();
        assertThatThrownBy(sink::start).isSameAs(sink.writer.checkFailure);
        assertThat(sink.writer.closed).isTrue();
    }

    @Test
    void aConfigurationThatIsFoundWrongLaterIsNoRecordsFault() throws Exception {
        sink.writer.checkFailure = new ConnectException("refused");
        sink.start();
        sink.writer.checkFailure = problem();
        var failure = catchThrowableOfType(Exception.class, () -> sink.write(List.of("{}")));
        assertThat(new DefaultFailureClassifier().classify(failure)).isEqualTo(FailureKind.SYSTEM);
    }

    @Test
    void aStreamThatFailsIsNoRecordsFault() throws Exception {
        var broken = new java.io.InputStream() {
            @Override
            public int read() throws java.io.IOException {
                throw new java.io.IOException("disk");
            }
        };
        var failure = failureOf(List.of(broken, "{}"));
        assertThat(new DefaultFailureClassifier().classify(failure.failures().get(0)))
                .isEqualTo(FailureKind.SYSTEM);
        assertThat(sink.writer.written).hasSize(1);
    }

    @Test
    void callsTheWriterOnceAtATime() throws Exception {
        sink.start();
        var calls = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.runAsync(() -> {
                    for (var n = 0; n < 100; n++) {
                        try {
                            sink.write(List.of("{\"id\":" + i + "}"));
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(calls).get(30, TimeUnit.SECONDS);
        // The writer's list is not made for several threads.
        assertThat(sink.writer.written).hasSize(800).doesNotContainNull();
    }

    @Test
    void isNotUsableBeforeItIsStarted() {
        var producer = new RecordSinkProducer(sink.context.getEndpoint("fake:orders"), sink.options, sink.writer);
        assertThatThrownBy(() -> producer.process(new DefaultExchange(sink.context)))
                .hasMessageContaining("is not started");
    }

    private BatchFailureException failureOf(List<?> list) throws Exception {
        sink.start();
        return catchThrowableOfType(BatchFailureException.class, () -> sink.write(list));
    }

    private static ConfigurationException problem() {
        return catchThrowableOfType(ConfigurationException.class, () -> new OptionProblems("DNB-3301", "fake:orders")
                .add("No such table.")
                .throwIfAny());
    }
}
