package org.danubecamel.records.format.parquet;

import java.util.function.Consumer;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation.ListLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapKeyValueTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.MapLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/** The assembler of each type. */
final class Assemblers {

    private Assemblers() {}

    /** One that hands each value to the target; depth is how deep it may nest. */
    static Converter of(
            Type type, String path, Consumer<@Nullable Object> target, RecordAssembler assembler, int depth) {
        if (depth < 1) {
            throw Malformed.limit("Its schema nests deeper than allowed. Raise maxDepth.");
        }
        if (type.isPrimitive()) {
            return ScalarAssembler.of(type.asPrimitiveType(), path, target, assembler);
        }
        var group = type.asGroupType();
        var logical = group.getLogicalTypeAnnotation();
        if (isMap(group)) {
            return new MapAssembler(group, path, target, assembler, depth);
        }
        boolean isList = logical instanceof ListLogicalTypeAnnotation
                || logical instanceof MapLogicalTypeAnnotation
                || logical instanceof MapKeyValueTypeAnnotation;
        return isList && hasOneRepeated(group)
                ? new ListAssembler(group, path, target, assembler, depth)
                : new StructAssembler(group, path, target, assembler, depth - 1);
    }

    private static boolean hasOneRepeated(GroupType group) {
        return group.getFieldCount() == 1 && group.getType(0).isRepetition(Repetition.REPEATED);
    }

    /** Maps with other keys are lists of keys and values. */
    private static boolean isMap(GroupType group) {
        var logical = group.getLogicalTypeAnnotation();
        if (!(logical instanceof MapLogicalTypeAnnotation || logical instanceof MapKeyValueTypeAnnotation)
                || !hasOneRepeated(group)
                || group.getType(0).isPrimitive()
                || group.getType(0).asGroupType().getFieldCount() != 2) {
            return false;
        }
        var key = group.getType(0).asGroupType().getType(0);
        return key.isPrimitive()
                && !key.isRepetition(Repetition.REPEATED)
                && key.getLogicalTypeAnnotation() instanceof StringLogicalTypeAnnotation;
    }
}
