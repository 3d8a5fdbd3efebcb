package org.danubecamel.records.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import java.io.InputStream;
import java.io.OutputStream;
import org.danubecamel.records.format.Format;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordReader;
import org.danubecamel.records.format.RecordWriter;
import org.danubecamel.records.format.SingleRecordWriter;
import org.danubecamel.records.format.WholeBodyReader;

/** A body that is one message. */
final class ProtobufMessageFormat implements Format {

    private final Descriptor type;

    ProtobufMessageFormat(Descriptor type) {
        this.type = type;
    }

    @Override
    public String name() {
        return "protobuf";
    }

    @Override
    public String mediaType() {
        return "application/x-protobuf";
    }

    @Override
    public RecordReader reader(InputStream body, ReadLimits limits) {
        return new WholeBodyReader(body, limits, bytes -> ProtobufDecoder.decode(bytes, type, limits));
    }

    @Override
    public RecordWriter writer(OutputStream body) {
        return new SingleRecordWriter(body, record -> ProtobufEncoder.encode(record, type));
    }
}
