package org.danubecamel.records.format.protobuf;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.Descriptor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.BodyReader;
import org.danubecamel.records.format.BodyWriter;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.danubecamel.records.format.Unpacked;
import org.jspecify.annotations.Nullable;

/** Messages with their lengths. A malformed message costs only itself, a malformed length what follows. */
final class ProtobufDelimitedFormat implements Format {

    private static final int MORE = 0x80;
    private static final int VARINT_BITS = 7;

    private final Descriptor type;

    ProtobufDelimitedFormat(Descriptor type) {
        this.type = type;
    }

    @Override
    public String name() {
        return "protobuf-delimited";
    }

    @Override
    public String mediaType() {
        return "application/x-protobuf";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new BodyReader(body, limits) {
            @Override
            protected @Nullable Unpacked read() {
                var position = at(input().position());
                int first = input().read();
                if (first < 0) {
                    return null;
                }
                long length = first & (MORE - 1);
                for (int b = first, shift = VARINT_BITS; (b & MORE) != 0; shift += VARINT_BITS) {
                    b = input().read();
                    if (b < 0 || shift > Integer.SIZE) {
                        throw broken(position, "The length of a message is cut off or too long.", null);
                    }
                    length |= (long) (b & (MORE - 1)) << shift;
                }
                var bytes = length > limits.maxRecordBytes() ? null : input().readExactly((int) length);
                if (bytes == null) {
                    throw broken(
                            position,
                            "A message has " + length + " bytes. Allowed: at most " + limits.maxRecordBytes()
                                    + ", and what there is. Raise maxRecordBytes if it is larger.",
                            null);
                }
                try {
                    return good(position, ProtobufDecoder.decode(bytes, type, limits));
                } catch (RecordException e) {
                    return bad(position, e);
                }
            }
        };
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new BodyWriter(body) {
            private final CodedOutputStream out = CodedOutputStream.newInstance(output());

            @Override
            public void write(Record record) {
                var message = ProtobufEncoder.encode(record, type);
                try {
                    out.writeUInt32NoTag(message.length);
                    out.writeRawBytes(message);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            protected void complete() throws IOException {
                out.flush();
            }
        };
    }
}
