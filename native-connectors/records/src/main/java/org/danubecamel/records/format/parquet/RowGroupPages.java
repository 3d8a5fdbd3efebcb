package org.danubecamel.records.format.parquet;

import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.schema.MessageType;
import org.danubecamel.records.format.ReadLimits;

/** The pages of a row group, of which one for each column is held. */
final class RowGroupPages implements PageReadStore {

    private final long rows;
    private final Map<ColumnDescriptor, PageReader> columns = new HashMap<>();

    RowGroupPages(ByteSource file, MessageType schema, ParquetFooter.Group group, ReadLimits limits) {
        this.rows = group.rows();
        var descriptors = schema.getColumns();
        for (int i = 0; i < descriptors.size(); i++) {
            var column = descriptors.get(i);
            columns.put(column, new ColumnPages(file, group.chunks().get(i), column, limits));
        }
    }

    @Override
    public PageReader getPageReader(ColumnDescriptor column) {
        var pages = columns.get(column);
        if (pages == null) {
            throw new IllegalArgumentException("No column " + column);
        }
        return pages;
    }

    @Override
    public long getRowCount() {
        return rows;
    }
}
