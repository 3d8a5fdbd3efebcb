package org.danubecamel.records.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.schema.MessageType;
import org.danubecamel.records.format.ReadLimits;

/**
 * What the end of a file says of it, checked against what is there.
 *
 * @param schema the columns
 * @param groups the row groups in order
 */
record ParquetFooter(MessageType schema, List<Group> groups) {

    /**
     * A row group.
     *
     * @param rows how many rows it has
     * @param offset where it begins
     * @param chunks its columns, in the schema's order
     */
    record Group(long rows, long offset, List<ColumnChunkMetaData> chunks) {}

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCRYPTED = "PARE".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;
    private static final int MAX_FOOTER = 32 << 20;
    private static final int MAX_COLUMNS = 10_000;
    private static final int MAX_CREATED_BY = 200;
    /** A list takes two levels of the schema, a map too. */
    private static final int LEVELS_PER_DEPTH = 3;

    /** @throws org.danubecamel.records.RecordException if there is none, or what it says cannot be */
    static ParquetFooter read(ByteSource file, ReadLimits limits) {
        try {
            var metadata = parse(bytes(file));
            checkSchema(metadata.getSchema(), limits);
            if (metadata.isSetCreated_by() && metadata.getCreated_by().length() > MAX_CREATED_BY) {
                // The library looks for a version in it, in a time that grows with the square of its length.
                metadata.unsetCreated_by();
            }
            var converted = new ParquetMetadataConverter().fromParquetMetadata(metadata);
            var schema = converted.getFileMetaData().getSchema();
            var groups = new ArrayList<Group>();
            for (var block : converted.getBlocks()) {
                groups.add(group(block, schema, file));
            }
            return new ParquetFooter(schema, List.copyOf(groups));
        } catch (IOException e) {
            throw Malformed.file("Its footer is malformed: " + e.getMessage());
        }
    }

    private static byte[] bytes(ByteSource file) {
        long size = file.size();
        var tail = size < MAGIC.length + TAIL ? new byte[TAIL] : file.read(size - TAIL, TAIL);
        var magic = Arrays.copyOfRange(tail, Integer.BYTES, TAIL);
        if (Arrays.equals(magic, ENCRYPTED)) {
            throw Malformed.file("It is encrypted. Allowed: Parquet files that are not.");
        }
        if (!Arrays.equals(magic, MAGIC)) {
            throw Malformed.file("It is no Parquet file, or is cut off. Allowed: a body that ends with PAR1.");
        }
        long length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFF_FFFFL;
        if (length > MAX_FOOTER) {
            throw Malformed.limit("Its footer has " + length + " bytes. Allowed: at most " + MAX_FOOTER + ".");
        }
        return file.read(size - TAIL - length, (int) length);
    }

    private static FileMetaData parse(byte[] footer) throws IOException {
        if (ThriftShape.length(footer) < 0) {
            throw Malformed.file("Its footer is cut off.");
        }
        return Util.readFileMetaData(new ByteArrayInputStream(footer));
    }

    /** Before the library follows the schema's nesting. */
    private static void checkSchema(List<SchemaElement> elements, ReadLimits limits) {
        int most = LEVELS_PER_DEPTH * limits.maxDepth();
        var open = new int[most + 1];
        int depth = -1;
        int leaves = 0;
        for (var element : elements) {
            while (depth >= 0 && open[depth] == 0) {
                depth--;
            }
            if (depth >= 0) {
                open[depth]--;
            }
            int children = element.isSetNum_children() ? element.getNum_children() : 0;
            leaves += children == 0 ? 1 : 0;
            if (children < 0 || leaves > MAX_COLUMNS) {
                throw Malformed.limit("Its schema has too many columns. Allowed: 1 to " + MAX_COLUMNS + ".");
            }
            if (children > 0) {
                if (++depth > most) {
                    throw Malformed.limit("Its schema nests too deep. Raise maxDepth.");
                }
                open[depth] = children;
            }
        }
        if (elements.size() < 2) {
            throw Malformed.file("Its schema has no columns. Allowed: at least one.");
        }
    }

    private static Group group(BlockMetaData block, MessageType schema, ByteSource file) {
        var columns = schema.getColumns();
        var chunks = block.getColumns();
        if (chunks.size() != columns.size() || block.getRowCount() < 0) {
            throw Malformed.file("A row group has " + chunks.size() + " columns and " + block.getRowCount()
                    + " rows. Allowed: the " + columns.size() + " columns of the schema, and no negative number.");
        }
        for (int i = 0; i < chunks.size(); i++) {
            check(chunks.get(i), columns.get(i), file);
        }
        return new Group(block.getRowCount(), chunks.get(0).getStartingPos(), List.copyOf(chunks));
    }

    private static void check(ColumnChunkMetaData chunk, ColumnDescriptor column, ByteSource file) {
        if (!chunk.getPath().equals(ColumnPath.get(column.getPath())) || chunk.getValueCount() < 0) {
            throw Malformed.file("Where the column " + String.join(".", column.getPath()) + " should be, is "
                    + chunk.getPath().toDotString() + " with " + chunk.getValueCount() + " values.");
        }
        file.check(chunk.getStartingPos(), chunk.getTotalSize());
    }
}
