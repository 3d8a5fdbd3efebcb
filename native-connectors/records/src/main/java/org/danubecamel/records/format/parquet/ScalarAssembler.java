package org.danubecamel.records.format.parquet;

import java.time.DateTimeException;
import java.util.function.Consumer;
import org.apache.parquet.column.Dictionary;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.PrimitiveType;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Makes plain values; of a dictionary, each once. */
final class ScalarAssembler extends PrimitiveConverter {

    private final String path;
    private final Consumer<@Nullable Object> target;
    private final RecordAssembler assembler;
    private final ScalarDecoder decoder;
    private @Nullable Dictionary dictionary;
    private @Nullable Object[] known = {};
    private int[] sizes = {};

    private ScalarAssembler(
            String path, Consumer<@Nullable Object> target, RecordAssembler assembler, ScalarDecoder decoder) {
        this.path = path;
        this.target = target;
        this.assembler = assembler;
        this.decoder = decoder;
    }

    static ScalarAssembler of(
            PrimitiveType type, String path, Consumer<@Nullable Object> target, RecordAssembler assembler) {
        return new ScalarAssembler(path, target, assembler, ScalarDecoder.of(type));
    }

    @Override
    public boolean hasDictionarySupport() {
        return decoder.isOfBytes();
    }

    @Override
    public void setDictionary(Dictionary all) {
        dictionary = all;
        known = new @Nullable Object[all.getMaxId() + 1];
        sizes = new int[known.length];
    }

    @Override
    public void addValueFromDictionary(int id) {
        var all = dictionary;
        if (all == null || id < 0 || id >= known.length) {
            throw Malformed.file("Column \"" + path + "\" has a value that is not in its dictionary.");
        }
        var value = known[id];
        if (value != null) {
            assembler.count(sizes[id]);
            target.accept(value);
            return;
        }
        var bytes = all.decodeToBinary(id);
        sizes[id] = bytes.length();
        known[id] = decoded(bytes);
    }

    @Override
    public void addBinary(Binary value) {
        decoded(value);
    }

    private @Nullable Object decoded(Binary value) {
        assembler.count(value.length());
        try {
            var made = decoder.ofBytes(value.getBytesUnsafe());
            target.accept(made);
            return made;
        } catch (RecordException e) {
            assembler.fail(path, e.detail(), e);
        } catch (DateTimeException | ArithmeticException e) {
            assembler.fail(path, "its bytes are out of range.", e);
        }
        return null;
    }

    @Override
    public void addBoolean(boolean value) {
        assembler.count(0);
        target.accept(value);
    }

    @Override
    public void addDouble(double value) {
        assembler.count(0);
        target.accept(value);
    }

    @Override
    public void addFloat(float value) {
        assembler.count(0);
        target.accept((double) value);
    }

    @Override
    public void addInt(int value) {
        number(value);
    }

    @Override
    public void addLong(long value) {
        number(value);
    }

    private void number(long value) {
        assembler.count(0);
        try {
            target.accept(decoder.ofNumber(value));
        } catch (RecordException e) {
            assembler.fail(path, e.detail(), e);
        } catch (DateTimeException | ArithmeticException e) {
            assembler.fail(path, "the number " + value + " is out of range.", e);
        }
    }
}
