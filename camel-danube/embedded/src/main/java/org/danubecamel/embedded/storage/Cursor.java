package org.danubecamel.embedded.storage;

import com.google.protobuf.ByteString;
import java.util.BitSet;

/** What a subscription has finished: everything below one offset, and single offsets above it. For any thread. */
public final class Cursor {

    /** Finished bits are moved down only when this many have gathered, so that each move is paid by many calls. */
    private static final int SHIFT = 1024;

    private final BitSet finished = new BitSet();
    private long origin;
    private int contiguous;

    /** Creates a cursor that has finished everything below {@code start}. */
    public Cursor(long start) {
        this.origin = start;
    }

    /** Reads a cursor that {@link #finishedFromPosition} described. */
    static Cursor read(long position, ByteString finished) {
        Cursor cursor = new Cursor(position);
        cursor.finished.or(BitSet.valueOf(finished.asReadOnlyByteBuffer()));
        cursor.contiguous = cursor.finished.nextClearBit(0);
        return cursor;
    }

    /** Returns one that is at the same place and goes on by itself. */
    synchronized Cursor copy() {
        Cursor copy = new Cursor(origin);
        copy.finished.or(finished);
        copy.contiguous = contiguous;
        return copy;
    }

    /** Begins anew with everything below {@code start} finished. */
    synchronized void startAt(long start) {
        origin = start;
        contiguous = 0;
        finished.clear();
    }

    /** Returns the lowest offset that is not finished. */
    public synchronized long position() {
        return origin + contiguous;
    }

    /** Returns whether an offset is finished. */
    public synchronized boolean isFinished(long offset) {
        return offset < position() || finished.get((int) (offset - origin));
    }

    /** Marks an offset as finished, which it may be already. */
    public synchronized void finish(long offset) {
        if (offset < position()) {
            return;
        }
        finished.set((int) (offset - origin));
        if (offset == position()) {
            contiguous = finished.nextClearBit(contiguous);
            if (contiguous >= SHIFT) {
                shift();
            }
        }
    }

    /** Forgets the single offsets above {@link #position()}. */
    public synchronized void keepOnlyPosition() {
        origin = position();
        contiguous = 0;
        finished.clear();
    }

    /** Returns what is finished from {@link #position()} on, one bit an offset, the lowest bit of the first byte first. */
    synchronized ByteString finishedFromPosition() {
        shift();
        return ByteString.copyFrom(finished.toByteArray());
    }

    private void shift() {
        BitSet rest = finished.get(contiguous, Math.max(contiguous, finished.length()));
        origin = position();
        contiguous = 0;
        finished.clear();
        finished.or(rest);
    }
}
