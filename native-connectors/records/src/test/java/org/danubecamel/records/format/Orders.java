package org.danubecamel.records.format;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumValueDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MessageOptions;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.TimestampProto;
import org.danubecamel.records.format.protobuf.DescriptorSets;

/** A message type with a field of each kind, as protoc would write it. */
public final class Orders {

    private Orders() {}

    public static Descriptor type() {
        return DescriptorSets.message(descriptorSet(), "shop.Order");
    }

    public static byte[] descriptorSet() {
        var order = DescriptorProto.newBuilder()
                .setName("Order")
                .addField(field("id", 1, Type.TYPE_INT64))
                .addField(field("count", 2, Type.TYPE_INT32))
                .addField(field("small", 3, Type.TYPE_UINT32))
                .addField(field("large", 4, Type.TYPE_UINT64))
                .addField(field("price", 5, Type.TYPE_DOUBLE))
                .addField(field("weight", 6, Type.TYPE_FLOAT))
                .addField(field("paid", 7, Type.TYPE_BOOL))
                .addField(field("name", 8, Type.TYPE_STRING))
                .addField(field("photo", 9, Type.TYPE_BYTES))
                .addField(field("state", 10, Type.TYPE_ENUM).setTypeName(".shop.State"))
                .addField(field("parent", 11, Type.TYPE_MESSAGE).setTypeName(".shop.Order"))
                .addField(field("tags", 12, Type.TYPE_STRING).setLabel(Label.LABEL_REPEATED))
                .addField(field("stock", 13, Type.TYPE_MESSAGE)
                        .setTypeName(".shop.Order.StockEntry")
                        .setLabel(Label.LABEL_REPEATED))
                .addField(field("time", 14, Type.TYPE_MESSAGE).setTypeName(".google.protobuf.Timestamp"))
                .addNestedType(DescriptorProto.newBuilder()
                        .setName("StockEntry")
                        .setOptions(MessageOptions.newBuilder().setMapEntry(true))
                        .addField(field("key", 1, Type.TYPE_STRING))
                        .addField(field("value", 2, Type.TYPE_INT32)));
        var file = FileDescriptorProto.newBuilder()
                .setName("shop.proto")
                .setPackage("shop")
                .setSyntax("proto3")
                .addDependency("google/protobuf/timestamp.proto")
                .addMessageType(order)
                .addEnumType(EnumDescriptorProto.newBuilder()
                        .setName("State")
                        .addValue(EnumValueDescriptorProto.newBuilder()
                                .setName("OPEN")
                                .setNumber(0))
                        .addValue(EnumValueDescriptorProto.newBuilder()
                                .setName("DONE")
                                .setNumber(1)));
        return FileDescriptorSet.newBuilder()
                .addFile(file)
                .addFile(TimestampProto.getDescriptor().toProto())
                .build()
                .toByteArray();
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }
}
