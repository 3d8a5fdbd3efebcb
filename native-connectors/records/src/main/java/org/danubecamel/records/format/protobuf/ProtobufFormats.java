package org.danubecamel.records.format.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import org.danubecamel.records.format.Format;

/** The formats of Protocol Buffers. A descriptor comes from {@link DescriptorSets} or from a generated class. */
public final class ProtobufFormats {

    private ProtobufFormats() {}

    /** A body that is one message. */
    public static Format message(Descriptor type) {
        return new ProtobufMessageFormat(type);
    }

    /** Messages one after the other, each with its length before it, as {@code writeDelimitedTo} writes them. */
    public static Format delimited(Descriptor type) {
        return new ProtobufDelimitedFormat(type);
    }
}
