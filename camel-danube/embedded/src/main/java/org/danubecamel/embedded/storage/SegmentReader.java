package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads single entries. */
final class SegmentReader {

    /** What most entries fit in, so that one read is enough. */
    private static final int USUAL = 4096;

    private SegmentReader() {}

    static ByteBuffer read(Segment segment, long position) throws IOException {
        ByteBuffer frame = read(segment, position, USUAL);
        int length = frame.limit() < EntryFrame.PREFIX ? -1 : frame.getInt(0);
        if (length > frame.limit() - EntryFrame.PREFIX && length <= BlockHeader.MAX_BODY) {
            frame = read(segment, position, EntryFrame.PREFIX + length);
        }
        if (EntryFrame.length(frame, 0) < 0) {
            throw new DamagedLogException(Segment.name(segment.number()), position, "an entry is not whole");
        }
        return frame.position(EntryFrame.PREFIX).limit(EntryFrame.PREFIX + length);
    }

    private static ByteBuffer read(Segment segment, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        segment.file().read(bytes, position);
        return bytes.flip();
    }
}
