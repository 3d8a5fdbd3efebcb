package org.danubecamel.records.format;

import java.io.InputStream;
import java.util.function.Function;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Reads the whole body as one record, of at most {@code maxRecordBytes}. */
public final class WholeBodyReader extends BodyReader {

    private final Function<byte[], Record> decode;
    private boolean done;

    /** Makes the record by this function, which throws nothing but {@link RecordException}. */
    public WholeBodyReader(InputStream body, ReadLimits limits, Function<byte[], Record> decode) {
        super(body, limits);
        this.decode = decode;
    }

    @Override
    protected @Nullable Unpacked read() {
        if (done) {
            return null;
        }
        done = true;
        try {
            input().allow(limits().maxRecordBytes());
            return good(at(0), decode.apply(input().readAllBytes()));
        } catch (RecordException e) {
            return bad(at(0), e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
