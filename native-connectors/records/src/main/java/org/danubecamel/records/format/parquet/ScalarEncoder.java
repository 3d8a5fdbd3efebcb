package org.danubecamel.records.format.parquet;

import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.parquet.io.api.RecordConsumer;
import org.danubecamel.records.FieldType;
import org.danubecamel.records.convert.TypeConverter;

/**
 * Writes plain values: those of the field's own class as they are, others as far as they can be converted.
 *
 * @param <V> the class of the record's values
 * @param <P> the class of Parquet's values
 */
final class ScalarEncoder<V, P> implements ColumnEncoder {

    private static final TypeConverter CONVERTER = new TypeConverter();

    private final FieldType type;
    private final String path;
    private final Class<V> own;
    private final Function<V, P> toParquet;
    private final BiConsumer<RecordConsumer, P> add;

    ScalarEncoder(
            FieldType type, String path, Class<V> own, Function<V, P> toParquet, BiConsumer<RecordConsumer, P> add) {
        this.type = type;
        this.path = path;
        this.own = own;
        this.toParquet = toParquet;
        this.add = add;
    }

    @Override
    public Object prepare(Object value) {
        return toParquet.apply(own.cast(own.isInstance(value) ? value : CONVERTER.convert(value, type, path)));
    }

    @Override
    @SuppressWarnings("unchecked") // Nothing but what prepare() returned comes here.
    public void write(RecordConsumer out, Object prepared) {
        add.accept(out, (P) prepared);
    }
}
