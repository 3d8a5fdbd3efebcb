package org.danubecamel.test.proxy;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Methods whose messages are bytes, so that any service can be passed on. */
final class ByteMethods {

    private static final Marshaller<byte[]> BYTES = new Marshaller<>() {
        @Override
        public InputStream stream(byte[] value) {
            return new ByteArrayInputStream(value);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    private ByteMethods() {}

    static MethodDescriptor<byte[], byte[]> of(String fullName) {
        return MethodDescriptor.newBuilder(BYTES, BYTES)
                .setFullMethodName(fullName)
                .setType(MethodType.UNKNOWN)
                .build();
    }
}
