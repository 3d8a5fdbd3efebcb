package org.danubecamel.benchmarks.load;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Field;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.json.JsonText;

/** Rows of ten columns and about 100 bytes, as events of a shop have them; the same each time. */
final class ParquetRows {

    static final RecordSchema SCHEMA = RecordSchema.of(
            Field.required("id", ScalarType.LONG),
            Field.required("account", ScalarType.LONG),
            Field.required("quantity", ScalarType.INT),
            Field.required("price", ScalarType.DOUBLE),
            Field.required("paid", ScalarType.BOOLEAN),
            Field.required("status", ScalarType.STRING),
            Field.required("city", ScalarType.STRING),
            Field.optional("note", ScalarType.STRING),
            Field.required("at", ScalarType.TIMESTAMP),
            Field.optional("amount", new DecimalType(12, 2)));

    private static final long START = 1_767_225_600L;
    private static final String[] STATUS = {"created", "payed", "packed", "sent", "returned"};

    private ParquetRows() {}

    /** So many rows. */
    static List<Record> records(int count) {
        var random = new Random(1);
        var records = new ArrayList<Record>(count);
        for (int i = 0; i < count; i++) {
            records.add(Record.of(
                    "id",
                    (long) i,
                    "account",
                    (long) random.nextInt(1_000_000),
                    "quantity",
                    1 + random.nextInt(20),
                    "price",
                    random.nextInt(100_000) / 100.0,
                    "paid",
                    random.nextBoolean(),
                    "status",
                    STATUS[random.nextInt(STATUS.length)],
                    "city",
                    "city number " + random.nextInt(2_000),
                    "note",
                    i % 10 == 0 ? null : "leave it with neighbour " + random.nextInt(),
                    "at",
                    Instant.ofEpochSecond(START + i, random.nextInt(1_000_000) * 1_000L),
                    "amount",
                    BigDecimal.valueOf(random.nextInt(10_000_000), 2)));
        }
        return records;
    }

    /** The rows as JSON objects. */
    static List<byte[]> json(List<Record> records) {
        return records.stream().map(JsonText::bytes).toList();
    }

    /** A body of all these JSON objects, one on each line. */
    static byte[] lines(List<byte[]> objects) {
        var text = new StringBuilder();
        objects.forEach(
                each -> text.append(new String(each, StandardCharsets.UTF_8)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
