package org.danubecamel.client.internal.receive;

import com.google.protobuf.ByteOutput;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Computes the CRC-32C of a payload where it lies: every other way to its bytes copies them. */
final class PayloadChecksum extends ByteOutput {

    private final CRC32C checksum = new CRC32C();

    private PayloadChecksum() {}

    static int of(ByteString payload) {
        var output = new PayloadChecksum();
        try {
            UnsafeByteOperations.unsafeWriteTo(payload, output);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return (int) output.checksum.getValue();
    }

    @Override
    public void write(byte value) {
        checksum.update(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
    }

    @Override
    public void writeLazy(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
    }

    @Override
    public void write(ByteBuffer bytes) {
        checksum.update(bytes);
    }

    @Override
    public void writeLazy(ByteBuffer bytes) {
        checksum.update(bytes);
    }
}
