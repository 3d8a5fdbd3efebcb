package org.danubecamel.records.format.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.DynamicMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordException.Reason;
import org.danubecamel.records.format.Compression;
import org.danubecamel.records.format.Orders;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.Unpacked;
import org.junit.jupiter.api.Test;

/** Messages are records with a field for each of theirs; whatever a message cannot hold is an error. */
class ProtobufTest {

    private static final RecordCodec MESSAGE = new RecordCodec(ProtobufFormats.message(Orders.type()));
    private static final RecordCodec DELIMITED = new RecordCodec(ProtobufFormats.delimited(Orders.type()));

    @Test
    void randomMessagesComeBack() {
        var random = new Random(1);
        var records = new ArrayList<Record>();
        for (int i = 0; i < 500; i++) {
            records.add(order(random, 4));
        }

        assertThat(DELIMITED.read(DELIMITED.write(records))).isEqualTo(records);
        for (var record : records) {
            assertThat(MESSAGE.read(MESSAGE.write(List.of(record)))).containsExactly(record);
        }
    }

    @Test
    void whatTheLibraryWritesIsRead() throws IOException {
        var type = Orders.type();
        var body = new ByteArrayOutputStream();
        for (int i = 0; i < 3; i++) {
            DynamicMessage.newBuilder(type)
                    .setField(type.findFieldByName("small"), -1)
                    .setField(type.findFieldByName("large"), -1L)
                    .setField(type.findFieldByName("photo"), ByteString.copyFrom(new byte[] {1}))
                    .build()
                    .writeDelimitedTo(body);
        }

        var read = DELIMITED.read(body.toByteArray());

        assertThat(read).hasSize(3);
        assertThat(read.get(0).asMap())
                .containsEntry("small", 4294967295L)
                .containsEntry("large", new BigDecimal("18446744073709551615"))
                .containsEntry("photo", Bytes.copyOf(new byte[] {1}))
                .containsEntry("state", "OPEN")
                .containsEntry("parent", null)
                .containsEntry("name", "");
    }

    @Test
    void aMalformedMessageCostsOnlyItself() {
        var one = MESSAGE.write(List.of(Record.of("id", 1)));
        var body = new ByteArrayOutputStream();
        body.write(one.length);
        body.writeBytes(one);
        body.write(2);
        body.writeBytes(new byte[] {10, 100});
        body.write(one.length);
        body.writeBytes(one);

        var unpacked = DELIMITED.unpack(body.toByteArray());

        assertThat(unpacked).extracting(each -> each instanceof Unpacked.Bad).containsExactly(false, true, false);
        assertThat(((Unpacked.Bad) unpacked.get(1)).failure()).hasMessageStartingWith("DNB-3203 Record 1 at byte 3: ");
    }

    @Test
    void whatAMessageCannotHoldIsNotWritten() {
        var wrong = List.of(
                Record.of("count", 1L << 31),
                Record.of("small", -1),
                Record.of("large", new BigDecimal("18446744073709551616")),
                Record.of("weight", 0.1),
                Record.of("state", "LOST"),
                Record.of("parent", 1),
                Record.of("tags", "a"),
                Record.of("stock", Record.of("k", null)),
                Record.of("time", Instant.MAX),
                Record.of("unknown", 1));

        for (var record : wrong) {
            assertThatExceptionOfType(RecordException.class)
                    .as(record.toString())
                    .isThrownBy(() -> MESSAGE.write(List.of(record)))
                    .withMessageContaining(
                            "Field \"" + record.names().iterator().next());
        }
    }

    @Test
    void deepMessagesAreRefused() {
        var record = Record.of("id", 1);
        for (int i = 0; i < 40; i++) {
            record = Record.of("parent", record);
        }
        var limited = new RecordCodec(
                ProtobufFormats.message(Orders.type()), Compression.NONE, ReadLimits.DEFAULT.withMaxDepth(20));
        var body = MESSAGE.write(List.of(record));

        assertThat(MESSAGE.read(body)).hasSize(1);
        assertThatExceptionOfType(RecordException.class).isThrownBy(() -> limited.read(body));
    }

    @Test
    void manyValuesAreRefused() {
        var limited = new RecordCodec(
                ProtobufFormats.message(Orders.type()), Compression.NONE, ReadLimits.DEFAULT.withMaxValues(100));
        var body = MESSAGE.write(List.of(Record.of("tags", java.util.Collections.nCopies(100, ""))));

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> limited.read(body))
                .matches(e -> e.reason() == Reason.LIMIT);
    }

    @Test
    void aMessageThatTheSetLacksIsNamedWithThoseItHas() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> DescriptorSets.message(Orders.descriptorSet(), "shop.Invoice"))
                .withMessageStartingWith("DNB-3201 The descriptor set has no message \"shop.Invoice\"")
                .withMessageContaining("shop.Order");
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> DescriptorSets.message(new byte[] {1}, "shop.Order"));
    }

    private static Record order(Random random, int depth) {
        return Record.of(
                "id",
                random.nextLong(),
                "count",
                random.nextInt(),
                "small",
                random.nextInt() & 0xFFFF_FFFFL,
                "large",
                new BigDecimal(Long.toUnsignedString(random.nextLong())),
                "price",
                random.nextGaussian(),
                "weight",
                (double) random.nextFloat(),
                "paid",
                random.nextBoolean(),
                "name",
                "n\u0000\uD83D\uDE80" + random.nextInt(),
                "photo",
                new byte[] {(byte) random.nextInt()},
                "state",
                random.nextBoolean() ? "OPEN" : "DONE",
                "parent",
                depth > 0 && random.nextBoolean() ? order(random, depth - 1) : null,
                "tags",
                random.nextBoolean() ? List.of() : List.of("a", ""),
                "stock",
                random.nextBoolean() ? Record.empty() : Record.of("k", random.nextInt()),
                "time",
                random.nextBoolean() ? null : Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)));
    }
}
