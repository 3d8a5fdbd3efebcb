package org.danubecamel.records;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Makes schemas and records of them at random, the same for the same seed; times are in whole microseconds. */
public final class RandomRecords {

    private static final String[] TEXTS = {
        "",
        "plain",
        "null",
        "NULL",
        "0",
        "-1.5",
        "a,b;c\td|e",
        "line\nfeed",
        "cr\r\nlf",
        "\"quoted\"",
        "\\",
        "\u0000",
        "\uD83D\uDE80",
        "\u00E9\u4E2D",
        "2026-01-31",
        "{\"a\":1}",
        " spaces ",
        "\uFEFFmark",
        "true"
    };
    private static final List<ScalarType> SCALARS = List.of(
            ScalarType.BOOLEAN,
            ScalarType.INT,
            ScalarType.LONG,
            ScalarType.DOUBLE,
            ScalarType.STRING,
            ScalarType.BYTES,
            ScalarType.DATE,
            ScalarType.TIME,
            ScalarType.TIMESTAMP,
            ScalarType.LOCAL_TIMESTAMP,
            ScalarType.UUID);

    private final Random random;

    public RandomRecords(long seed) {
        this.random = new Random(seed);
    }

    /** Of one to eight fields, nesting at most so deep; 1 for plain values only. */
    public RecordSchema schema(int depth) {
        var fields = new ArrayList<Field>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            fields.add(new Field("f" + i, type(depth), random.nextBoolean()));
        }
        return RecordSchema.of(fields);
    }

    private FieldType type(int depth) {
        int kind = random.nextInt(depth > 1 ? SCALARS.size() + 3 : SCALARS.size() + 1);
        if (kind < SCALARS.size()) {
            return SCALARS.get(kind);
        }
        if (kind == SCALARS.size()) {
            int precision = 1 + random.nextInt(40);
            return new DecimalType(precision, random.nextInt(precision + 1));
        }
        return kind == SCALARS.size() + 1
                ? new ListType(type(depth - 1), random.nextBoolean())
                : new StructType(schema(depth - 1));
    }

    public List<Record> records(RecordSchema schema, int count) {
        var records = new ArrayList<Record>();
        for (int i = 0; i < count; i++) {
            records.add(record(schema));
        }
        return records;
    }

    public Record record(RecordSchema schema) {
        var record = Record.builder();
        for (var field : schema.fields()) {
            record.put(field.name(), value(field.type(), field.optional()));
        }
        return record.build();
    }

    private Object value(FieldType type, boolean optional) {
        if (optional && random.nextInt(4) == 0) {
            return null;
        }
        if (type instanceof DecimalType decimal) {
            var unscaled = new BigInteger(decimal.precision() * 3, random);
            return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), decimal.scale());
        }
        if (type instanceof ListType list) {
            var elements = new ArrayList<Object>();
            for (int i = random.nextInt(4); i > 0; i--) {
                elements.add(value(list.element(), list.optional()));
            }
            return Collections.unmodifiableList(elements);
        }
        return type instanceof StructType struct ? record(struct.schema()) : scalar((ScalarType) type);
    }

    private Object scalar(ScalarType type) {
        return switch (type) {
            case NULL -> null;
            case BOOLEAN -> random.nextBoolean();
            case INT -> edge() ? Integer.MIN_VALUE : random.nextInt();
            case LONG -> edge() ? Long.MAX_VALUE : random.nextLong();
            case DOUBLE -> edge() ? Double.MIN_VALUE : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
            case STRING -> text();
            case BYTES -> bytes();
            case DATE -> LocalDate.ofEpochDay(random.nextInt(2_000_000) - 1_000_000);
            case TIME -> LocalTime.ofNanoOfDay(random.nextInt(86_400) * 1_000_000_000L + micros());
            case TIMESTAMP -> instant();
            case LOCAL_TIMESTAMP -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC);
            case UUID -> new UUID(random.nextLong(), random.nextLong());
        };
    }

    private boolean edge() {
        return random.nextInt(8) == 0;
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt() * 10L, micros());
    }

    private long micros() {
        return random.nextInt(1_000_000) * 1_000L;
    }

    private String text() {
        return random.nextBoolean()
                ? TEXTS[random.nextInt(TEXTS.length)]
                : TEXTS[random.nextInt(TEXTS.length)] + random.nextInt();
    }

    private Bytes bytes() {
        var bytes = new byte[random.nextInt(20)];
        random.nextBytes(bytes);
        return Bytes.copyOf(bytes);
    }
}
