package org.danubecamel.test.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The body of a sequenced message: a mark, a CRC-32C of all that follows, run, producer, key and sequence number, and
 * filling up to the size that was asked for.
 *
 * @param run the run that the message belongs to
 * @param id which message it is
 */
record Payload(String run, MessageId id) {

    private static final int MARK = 0xDA7BE101;
    private static final int PREFIX = 2 * Integer.BYTES;

    /**
     * Makes the body.
     *
     * @param size in bytes; a smaller one than the names take is exceeded
     */
    byte[] encode(int size) {
        var bytes = new ByteArrayOutputStream(size);
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(0);
            out.writeUTF(run);
            out.writeUTF(id.producer());
            out.writeUTF(id.key());
            out.writeLong(id.sequence());
            while (out.size() < size) {
                // Not alike in any two messages, so that a mixture of two fails the checksum.
                out.writeByte((int) (id.sequence() * 31 + out.size()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var body = bytes.toByteArray();
        ByteBuffer.wrap(body).putInt(MARK).putInt(checksum(body));
        return body;
    }

    /** Reads a body back. */
    static Payload decode(byte[] body) throws CorruptPayloadException {
        if (body.length < PREFIX || ByteBuffer.wrap(body).getInt() != MARK) {
            throw new CorruptPayloadException(body.length + " bytes without the mark of a sequenced message");
        }
        if (ByteBuffer.wrap(body).getInt(Integer.BYTES) != checksum(body)) {
            throw new CorruptPayloadException(body.length + " bytes with a wrong checksum");
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(body, PREFIX, body.length - PREFIX))) {
            return new Payload(in.readUTF(), new MessageId(in.readUTF(), in.readUTF(), in.readLong()));
        } catch (IOException e) {
            throw new CorruptPayloadException(body.length + " bytes with a right checksum that end too early");
        }
    }

    private static int checksum(byte[] body) {
        var checksum = new CRC32C();
        checksum.update(body, PREFIX, body.length - PREFIX);
        return (int) checksum.getValue();
    }
}
