package org.danubecamel.records.format.protobuf;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;

/** Finds message types in what {@code protoc --include_imports --descriptor_set_out} writes. */
public final class DescriptorSets {

    private static final int MAX_IMPORTS = 100;

    private final Map<String, FileDescriptorProto> sources = new HashMap<>();
    private final Map<String, FileDescriptor> built = new HashMap<>();

    private DescriptorSets(FileDescriptorSet set) {
        set.getFileList().forEach(file -> sources.put(file.getName(), file));
    }

    /**
     * The message type of this name.
     *
     * @param descriptorSet a serialized {@code FileDescriptorSet} that has all its imports
     * @param message its full name, such as {@code shop.Order}
     * @throws RecordException if the set is malformed or has no such message
     */
    public static Descriptor message(byte[] descriptorSet, String message) {
        try {
            return new DescriptorSets(FileDescriptorSet.parseFrom(descriptorSet)).find(message);
        } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
            throw refused("The descriptor set is malformed: " + e.getMessage() + ".", e);
        }
    }

    private Descriptor find(String message) throws DescriptorValidationException {
        var names = new TreeSet<String>();
        for (var name : sources.keySet()) {
            var file = build(name, MAX_IMPORTS);
            var prefix = file.getPackage().isEmpty() ? "" : file.getPackage() + ".";
            for (var type : file.getMessageTypes()) {
                names.add(type.getFullName());
            }
            var found = message.startsWith(prefix) ? nested(file, message.substring(prefix.length())) : null;
            if (found != null) {
                return found;
            }
        }
        throw refused(
                "The descriptor set has no message \"" + Excerpt.cut(message) + "\". Allowed: "
                        + Excerpt.cut(String.join(", ", names)) + ".",
                null);
    }

    private static @Nullable Descriptor nested(FileDescriptor file, String path) {
        var names = path.split("\\.", -1);
        var type = file.findMessageTypeByName(names[0]);
        for (int i = 1; i < names.length && type != null; i++) {
            type = type.findNestedTypeByName(names[i]);
        }
        return type;
    }

    private FileDescriptor build(String name, int depth) throws DescriptorValidationException {
        var done = built.get(name);
        if (done != null) {
            return done;
        }
        var source = sources.get(name);
        if (source == null || depth == 0) {
            throw refused(
                    "The descriptor set lacks the import \"" + Excerpt.cut(name)
                            + "\", or files import each other. Write it with --include_imports.",
                    null);
        }
        var imports = new FileDescriptor[source.getDependencyCount()];
        for (int i = 0; i < imports.length; i++) {
            imports[i] = build(source.getDependency(i), depth - 1);
        }
        var file = FileDescriptor.buildFrom(source, imports);
        built.put(name, file);
        return file;
    }

    private static RecordException refused(String text, @Nullable Throwable cause) {
        return new RecordException(SETUP, text, cause);
    }
}
