package org.danubecamel.connector.jdbc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row to be written. A row without shape stands for a tombstone, and has the cells of the key alone.
 *
 * @param shape its columns; null to delete
 * @param cells a value for each column, in the form that the dialect takes
 * @param key the cells of the key; empty where rows have none
 */
record Row(@Nullable Shape shape, @Nullable Object[] cells, List<Object> key) {

    boolean isDeletion() {
        return shape == null;
    }

    Shape columns() {
        if (shape == null) {
            throw new IllegalStateException("A deletion has no columns.");
        }
        return shape;
    }
}
