package org.danubecamel.records.format.avro;

import static org.danubecamel.records.RecordException.Reason.LIMIT;
import static org.danubecamel.records.RecordException.Reason.MALFORMED_BODY;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import org.apache.avro.Schema;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.BodyReader;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.Unpacked;
import org.jspecify.annotations.Nullable;

/**
 * Reads a container file block by block. Avro's own reader takes memory for whatever length the file declares, and follows
 * a schema that contains itself until the stack ends; this one does neither.
 */
final class AvroContainerReader extends BodyReader {

    private static final byte[] MAGIC = {'O', 'b', 'j', 1};
    private static final int SYNC_BYTES = 16;
    private static final int MAX_HEADER_ITEM = 1 << 20;
    private static final int MAX_HEADER_ITEMS = 1000;
    private static final int MAX_BLOCK = 16 << 20;
    private static final int MAX_VARINT = 10;

    private @Nullable Schema schema;
    private String codec = "null";
    private byte[] sync = {};
    private AvroBytes block = new AvroBytes(new byte[0], 0);
    private long blockOffset;
    private long left;

    AvroContainerReader(InputStream body, ReadLimits limits) {
        super(body, limits);
    }

    @Override
    protected @Nullable Unpacked read() {
        try {
            var known = schema;
            if (known == null) {
                known = readHeader();
                schema = known;
            }
            while (left == 0) {
                if (!nextBlock()) {
                    return null;
                }
            }
            return good(at(blockOffset), record(known));
        } catch (RecordException e) {
            throw e.reason() == LIMIT
                    ? failure(LIMIT, at(blockOffset), e.detail(), e)
                    : broken(at(blockOffset), e.detail(), e);
        }
    }

    private Record record(Schema known) {
        int start = block.position();
        block.nextRecord(limits().maxValues());
        var record = new AvroValues(block).record(known, limits().maxDepth());
        if (block.position() - start > limits().maxRecordBytes()) {
            throw new RecordException(
                    LIMIT,
                    "It has more than " + limits().maxRecordBytes()
                            + " bytes. Allowed: at most that. Raise maxRecordBytes.");
        }
        left--;
        if (left == 0 && block.remaining() > 0) {
            throw block.malformed("more data than the block's records have");
        }
        return record;
    }

    private Schema readHeader() {
        if (!Arrays.equals(MAGIC, exactly(MAGIC.length))) {
            throw here("It is no Avro container. Allowed: a body that begins with Obj and 1.");
        }
        var meta = new HashMap<String, byte[]>();
        for (long count = blockCount(); count > 0; count = blockCount()) {
            if (count + meta.size() > MAX_HEADER_ITEMS) {
                throw here("The header has more than " + MAX_HEADER_ITEMS + " items.");
            }
            for (long i = 0; i < count; i++) {
                var key = new String(exactly(readLong()), StandardCharsets.UTF_8);
                meta.put(key, exactly(readLong()));
            }
        }
        sync = exactly(SYNC_BYTES);
        var text = meta.get("avro.schema");
        if (text == null) {
            throw here("The header has no avro.schema.");
        }
        codec = new String(
                meta.getOrDefault("avro.codec", "null".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        return AvroTypes.parse(new String(text, StandardCharsets.UTF_8));
    }

    private long blockCount() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        return count;
    }

    private boolean nextBlock() {
        blockOffset = input().position();
        int first = input().read();
        if (first < 0) {
            return false;
        }
        left = readLong(first);
        long size = readLong();
        int max = Math.max(MAX_BLOCK, limits().maxRecordBytes());
        if (left < 0 || size < 0 || size > max) {
            throw here("A block has " + left + " records of " + size + " bytes. Allowed: none negative, and at most "
                    + max + " bytes.");
        }
        var data = input().readExactly((int) size);
        if (data == null) {
            throw here("The body ends within a block.");
        }
        if (!Arrays.equals(sync, input().readExactly(SYNC_BYTES))) {
            throw here("A block does not end with the file's marker.");
        }
        block = new AvroBytes(AvroBlocks.decompress(codec, data, max), limits().maxValues());
        if (left == 0 && block.remaining() > 0) {
            throw here("A block has data and no records.");
        }
        return true;
    }

    private byte[] exactly(long length) {
        var bytes = length < 0 || length > MAX_HEADER_ITEM ? null : input().readExactly((int) length);
        if (bytes == null) {
            throw here("An item of the header has " + length + " bytes. Allowed: at most " + MAX_HEADER_ITEM
                    + ", and what there is.");
        }
        return bytes;
    }

    private long readLong() {
        return readLong(input().read());
    }

    private long readLong(int first) {
        var bytes = new byte[MAX_VARINT];
        int count = 0;
        for (int b = first; b >= 0 && count < MAX_VARINT; b = input().read()) {
            bytes[count++] = (byte) b;
            if (b < 0x80) {
                return new AvroBytes(Arrays.copyOf(bytes, count), 0).readLong();
            }
        }
        throw here("The body ends within a number, or has one of more than 64 bits.");
    }

    private RecordException here(String text) {
        return new RecordException(MALFORMED_BODY, text + " Found before byte " + input().position() + ".");
    }
}
