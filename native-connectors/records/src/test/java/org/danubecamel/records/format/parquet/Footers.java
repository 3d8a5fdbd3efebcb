package org.danubecamel.records.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** Changes what a file says of itself. */
final class Footers {

    private static final int TAIL = 8;

    private Footers() {}

    static byte[] changed(byte[] body, Consumer<FileMetaData> change) {
        int length = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).getInt(body.length - TAIL);
        int start = body.length - TAIL - length;
        try {
            var footer = Util.readFileMetaData(new ByteArrayInputStream(body, start, length));
            change.accept(footer);
            var out = new ByteArrayOutputStream();
            out.write(body, 0, start);
            Util.writeFileMetaData(footer, out);
            var size = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            out.write(size.putInt(out.size() - start).array());
            out.write(Arrays.copyOfRange(body, body.length - Integer.BYTES, body.length));
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
