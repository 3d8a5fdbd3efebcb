package org.danubecamel.records.format.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.danubecamel.records.format.ReadLimits;
import org.jspecify.annotations.Nullable;

/** Reads the pages of one column in one row group, one at a time. */
final class ColumnPages implements PageReader {

    /** What page headers have by far; more is looked for where it is not enough. */
    private static final int HEADER = 512;

    private static final int MAX_HEADER = 16 << 20;
    private static final int MAX_PAGE = 64 << 20;
    private static final int MAX_VALUES = 1 << 24;

    private final ByteSource file;
    private final ColumnChunkMetaData chunk;
    private final ColumnDescriptor column;
    private final ReadLimits limits;
    private final long end;
    private long position;
    private @Nullable PageHeader next;

    ColumnPages(ByteSource file, ColumnChunkMetaData chunk, ColumnDescriptor column, ReadLimits limits) {
        this.file = file;
        this.chunk = chunk;
        this.column = column;
        this.limits = limits;
        this.position = chunk.getStartingPos();
        this.end = position + chunk.getTotalSize();
    }

    @Override
    public long getTotalValueCount() {
        return chunk.getValueCount();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        var header = peek();
        if (header == null || header.getType() != PageType.DICTIONARY_PAGE) {
            return null;
        }
        var dictionary = header.getDictionary_page_header();
        var bytes = content(header, 0);
        int values = dictionary.getNum_values();
        if (values < 0 || values > bytes.length / leastBytes()) {
            throw Malformed.file("A dictionary of " + bytes.length + " bytes says that it has " + values + " values.");
        }
        return new DictionaryPage(BytesInput.from(bytes), values, encoding(dictionary.getEncoding()));
    }

    private int leastBytes() {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case INT64, DOUBLE -> Long.BYTES;
            case FIXED_LEN_BYTE_ARRAY -> Math.max(1, column.getPrimitiveType().getTypeLength());
            case BOOLEAN -> 1;
            default -> Integer.BYTES;
        };
    }

    @Override
    public @Nullable DataPage readPage() {
        for (var header = peek(); header != null; header = peek()) {
            var page =
                    switch (header.getType()) {
                        case DATA_PAGE -> first(header);
                        case DATA_PAGE_V2 -> second(header);
                        case DICTIONARY_PAGE -> throw Malformed.file("A dictionary stands after the values.");
                        default -> passedOver(header);
                    };
            if (page != null) {
                return page;
            }
        }
        return null;
    }

    private @Nullable DataPage passedOver(PageHeader header) {
        stored(header);
        return null;
    }

    private DataPage first(PageHeader header) {
        var page = header.getData_page_header();
        int values = checked(page.getNum_values());
        var bytes = content(header, 0);
        var repetition = encoding(page.getRepetition_level_encoding());
        var definition = encoding(page.getDefinition_level_encoding());
        var encoding = encoding(page.getEncoding());
        new PageCheck(bytes, values, limits).check(column, repetition, definition, encoding);
        return new DataPageV1(
                BytesInput.from(bytes), values, bytes.length, noStatistics(), repetition, definition, encoding);
    }

    private DataPage second(PageHeader header) {
        var page = header.getData_page_header_v2();
        int values = checked(page.getNum_values());
        int repetitions = page.getRepetition_levels_byte_length();
        int definitions = page.getDefinition_levels_byte_length();
        if (repetitions < 0 || definitions < 0 || (long) repetitions + definitions > header.getCompressed_page_size()) {
            throw Malformed.file("A page says that its levels have " + repetitions + " and " + definitions + " bytes.");
        }
        int levels = repetitions + definitions;
        var bytes = content(header, levels);
        var repetition = Arrays.copyOf(bytes, repetitions);
        var definition = Arrays.copyOfRange(bytes, repetitions, levels);
        var data = Arrays.copyOfRange(bytes, levels, bytes.length);
        var encoding = encoding(page.getEncoding());
        new PageCheck(repetition, values, limits).checkLevels(column.getMaxRepetitionLevel());
        new PageCheck(definition, values, limits).checkLevels(column.getMaxDefinitionLevel());
        new PageCheck(data, values, limits).values(encoding);
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                values,
                BytesInput.from(repetition),
                BytesInput.from(definition),
                encoding,
                BytesInput.from(data),
                noStatistics());
    }

    /** Nobody reads them, and they would have to be believed. */
    private Statistics<?> noStatistics() {
        return Statistics.noopStats(column.getPrimitiveType());
    }

    private static int checked(int values) {
        if (values < 0 || values > MAX_VALUES) {
            throw Malformed.limit("A page has " + values + " values. Allowed: at most " + MAX_VALUES + ".");
        }
        return values;
    }

    private static Encoding encoding(org.apache.parquet.format.@Nullable Encoding encoding) {
        if (encoding == null) {
            throw Malformed.file("A page has an encoding that is not known.");
        }
        return Encoding.valueOf(encoding.name());
    }

    /** The page, decompressed but for so many bytes, which never are compressed. */
    private byte[] content(PageHeader header, int levels) {
        var stored = stored(header);
        int size = header.getUncompressed_page_size();
        if (size < levels || size > MAX_PAGE) {
            throw Malformed.limit("A page has " + size + " bytes, decompressed. Allowed: at most " + MAX_PAGE + ".");
        }
        boolean isCompressed = !header.isSetData_page_header_v2()
                || header.getData_page_header_v2().isIs_compressed();
        if (!isCompressed || stored.length == levels) {
            return stored;
        }
        var data = PageDecompressor.decompress(
                chunk.getCodec(),
                levels == 0 ? stored : Arrays.copyOfRange(stored, levels, stored.length),
                size - levels);
        if (levels == 0) {
            return data;
        }
        var bytes = Arrays.copyOf(stored, size);
        System.arraycopy(data, 0, bytes, levels, data.length);
        return bytes;
    }

    /** The page as it stands in the file; the next header is looked for after it. */
    private byte[] stored(PageHeader header) {
        next = null;
        int size = header.getCompressed_page_size();
        if (size < 0 || size > end - position) {
            throw Malformed.file(
                    "A page says that it has " + size + " bytes. Its column has " + (end - position) + " left.");
        }
        var stored = file.read(position, size);
        position += size;
        if (header.isSetCrc()) {
            var crc = new CRC32();
            crc.update(stored);
            if ((int) crc.getValue() != header.getCrc()) {
                throw Malformed.file("The checksum of a page before byte " + position + " is wrong.");
            }
        }
        return stored;
    }

    private @Nullable PageHeader peek() {
        if (next == null && position < end) {
            next = readHeader();
        }
        return next;
    }

    private PageHeader readHeader() {
        for (int window = HEADER; ; window *= 4) {
            int size = (int) Math.min(window, end - position);
            var bytes = file.read(position, size);
            int length = ThriftShape.length(bytes);
            if (length >= 0) {
                position += length;
                return parse(bytes, length);
            }
            if (size < window || window >= MAX_HEADER) {
                throw Malformed.file("The header of a page at byte " + position + " is cut off or too long.");
            }
        }
    }

    private PageHeader parse(byte[] bytes, int length) {
        try {
            var header = Util.readPageHeader(new ByteArrayInputStream(bytes, 0, length));
            boolean isWhole =
                    switch (header.getType()) {
                        case DATA_PAGE -> header.isSetData_page_header();
                        case DATA_PAGE_V2 -> header.isSetData_page_header_v2();
                        case DICTIONARY_PAGE -> header.isSetDictionary_page_header();
                        default -> true;
                    };
            if (isWhole) {
                return header;
            }
        } catch (IOException e) {
            throw Malformed.file("The header of a page before byte " + position + " is malformed: " + e.getMessage());
        }
        throw Malformed.file("The header of a page before byte " + position + " lacks what its kind must have.");
    }
}
