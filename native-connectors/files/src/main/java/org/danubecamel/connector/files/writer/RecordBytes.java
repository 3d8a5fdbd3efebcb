package org.danubecamel.connector.files.writer;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.danubecamel.records.Bytes;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** Records as bytes and back, exactly as they were. The names of fields are written once for each batch. */
final class RecordBytes {

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int INT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 5;
    private static final int DECIMAL = 6;
    private static final int STRING = 7;
    private static final int BYTES = 8;
    private static final int DATE = 9;
    private static final int TIME = 10;
    private static final int TIMESTAMP = 11;
    private static final int LOCAL_TIMESTAMP = 12;
    private static final int ID = 13;
    private static final int LIST = 14;
    private static final int STRUCT = 15;

    private RecordBytes() {}

    /** Writes the records of a batch. */
    static final class Encoder {

        private final ByteSink out;
        private final Map<String, Integer> names = new HashMap<>();

        Encoder(ByteSink out) {
            this.out = out;
        }

        void put(Record record) {
            out.putVarint(record.size());
            record.asMap().forEach((name, value) -> {
                var known = names.putIfAbsent(name, names.size());
                if (known == null) {
                    out.putVarint(0);
                    out.putText(name);
                } else {
                    out.putVarint(known + 1L);
                }
                put(value);
            });
        }

        private void put(@Nullable Object value) {
            if (value == null) {
                out.putByte(NULL);
            } else if (value instanceof String text) {
                out.putByte(STRING);
                out.putText(text);
            } else if (value instanceof Long number) {
                out.putByte(LONG);
                out.putLong(number);
            } else if (value instanceof Integer number) {
                out.putByte(INT);
                out.putInt(number);
            } else if (value instanceof Double number) {
                out.putByte(DOUBLE);
                out.putLong(Double.doubleToRawLongBits(number));
            } else if (value instanceof Boolean yes) {
                out.putByte(yes ? TRUE : FALSE);
            } else if (value instanceof BigDecimal number) {
                out.putByte(DECIMAL);
                out.putInt(number.scale());
                out.putBytes(number.unscaledValue().toByteArray());
            } else if (value instanceof Bytes bytes) {
                out.putByte(BYTES);
                out.putBytes(bytes.toArray());
            } else if (value instanceof Record struct) {
                out.putByte(STRUCT);
                put(struct);
            } else if (value instanceof List<?> list) {
                out.putByte(LIST);
                out.putVarint(list.size());
                list.forEach(this::put);
            } else {
                putTimeOrId(value);
            }
        }

        private void putTimeOrId(Object value) {
            if (value instanceof Instant time) {
                out.putByte(TIMESTAMP);
                out.putLong(time.getEpochSecond());
                out.putInt(time.getNano());
            } else if (value instanceof LocalDateTime time) {
                out.putByte(LOCAL_TIMESTAMP);
                out.putLong(time.toEpochSecond(ZoneOffset.UTC));
                out.putInt(time.getNano());
            } else if (value instanceof LocalDate date) {
                out.putByte(DATE);
                out.putLong(date.toEpochDay());
            } else if (value instanceof LocalTime time) {
                out.putByte(TIME);
                out.putLong(time.toNanoOfDay());
            } else if (value instanceof UUID id) {
                out.putByte(ID);
                out.putLong(id.getMostSignificantBits());
                out.putLong(id.getLeastSignificantBits());
            } else {
                throw new IllegalArgumentException(
                        "No record has a value of " + value.getClass().getName());
            }
        }
    }

    /** Reads the records of a batch. */
    static final class Decoder {

        private final ByteSource in;
        private final List<String> names = new ArrayList<>();

        Decoder(ByteSource in) {
            this.in = in;
        }

        Record get() {
            var record = Record.builder();
            for (long left = in.getVarint(); left > 0; left--) {
                record.put(name(), value());
            }
            return record.build();
        }

        private String name() {
            int known = (int) in.getVarint();
            if (known > 0) {
                return names.get(known - 1);
            }
            var name = in.getText();
            names.add(name);
            return name;
        }

        private @Nullable Object value() {
            int type = in.getByte();
            return switch (type) {
                case NULL -> null;
                case FALSE -> false;
                case TRUE -> true;
                case INT -> in.getInt();
                case LONG -> in.getLong();
                case DOUBLE -> Double.longBitsToDouble(in.getLong());
                case DECIMAL -> decimal();
                case STRING -> in.getText();
                case BYTES -> Bytes.copyOf(in.getBytes());
                case DATE -> LocalDate.ofEpochDay(in.getLong());
                case TIME -> LocalTime.ofNanoOfDay(in.getLong());
                case TIMESTAMP -> Instant.ofEpochSecond(in.getLong(), in.getInt());
                case LOCAL_TIMESTAMP -> LocalDateTime.ofEpochSecond(in.getLong(), in.getInt(), ZoneOffset.UTC);
                case ID -> new UUID(in.getLong(), in.getLong());
                case LIST -> list();
                case STRUCT -> get();
                default -> throw new IllegalArgumentException("The journal has a value of the unknown type " + type);
            };
        }

        private BigDecimal decimal() {
            int scale = in.getInt();
            return new BigDecimal(new BigInteger(in.getBytes()), scale);
        }

        private List<@Nullable Object> list() {
            var list = new ArrayList<@Nullable Object>();
            for (long left = in.getVarint(); left > 0; left--) {
                list.add(value());
            }
            return list;
        }
    }
}
