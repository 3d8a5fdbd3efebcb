package org.danubecamel.connector.files.reader;

import java.util.Arrays;

/**
 * Which files were read, eight bytes for each of the two ways in which a file is known. The last bit says whether it was read
 * to its end. Not for use by several threads.
 */
final class ReadFiles {

    private static final int FIRST = 16;

    private long[] sorted = {};
    private long[] added = new long[FIRST];
    private int count;

    void add(FoundFile file, boolean whole) {
        add(file.identity(), file.place(), whole);
    }

    void add(long identity, long place, boolean whole) {
        put(identity, whole);
        put(place, whole);
    }

    boolean contains(FoundFile file) {
        return has(file.identity(), true)
                || has(file.identity(), false)
                || has(file.place(), true)
                || has(file.place(), false);
    }

    boolean containsWhole(FoundFile file) {
        return !has(file.identity(), false)
                && !has(file.place(), false)
                && (has(file.identity(), true) || has(file.place(), true));
    }

    private void put(long hash, boolean whole) {
        if (count == added.length) {
            if (count > FIRST + sorted.length / 64) {
                merge();
            } else {
                added = Arrays.copyOf(added, count * 2);
            }
        }
        added[count++] = flagged(hash, whole);
    }

    private boolean has(long hash, boolean whole) {
        var wanted = flagged(hash, whole);
        if (Arrays.binarySearch(sorted, wanted) >= 0) {
            return true;
        }
        for (int i = 0; i < count; i++) {
            if (added[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    private void merge() {
        var all = Arrays.copyOf(sorted, sorted.length + count);
        System.arraycopy(added, 0, all, sorted.length, count);
        Arrays.sort(all);
        sorted = all;
        count = 0;
    }

    private static long flagged(long hash, boolean whole) {
        return whole ? hash | 1 : hash & ~1L;
    }
}
