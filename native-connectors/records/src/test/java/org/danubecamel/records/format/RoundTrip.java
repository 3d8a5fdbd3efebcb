package org.danubecamel.records.format;

import java.util.List;
import java.util.function.UnaryOperator;
import org.danubecamel.records.Record;

/** Whether records come back from a body as they went in. */
public final class RoundTrip {

    private RoundTrip() {}

    /** @throws AssertionError that shows the first difference */
    public static void check(RecordCodec codec, List<Record> records, UnaryOperator<Record> restore) {
        var read = codec.read(codec.write(records));
        for (int i = 0; i < Math.max(read.size(), records.size()); i++) {
            var given = i < records.size() ? records.get(i) : null;
            var got = i < read.size() ? restore.apply(read.get(i)) : null;
            if (given == null || !given.equals(got)) {
                throw new AssertionError(
                        codec.format().name() + ": record " + i + "\n given " + given + "\n got   " + got);
            }
        }
    }
}
