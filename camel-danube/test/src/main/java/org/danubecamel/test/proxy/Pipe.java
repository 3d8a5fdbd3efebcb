package org.danubecamel.test.proxy;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.Queue;

/** One direction of one connection. What it holds is bounded; beyond that it does not read, so the sender is held up. */
final class Pipe {

    private static final int CHUNK_BYTES = 16 << 10;
    private static final int MAX_HELD_BYTES = 256 << 10;

    private record Chunk(ByteBuffer bytes, long arrived) {}

    private final Endpoint source;
    private final Endpoint sink;
    private final Flow flow;
    private final ByteBuffer buffer;
    private final Pacer pacer = new Pacer();
    private final Queue<Chunk> held = new ArrayDeque<>();
    private int heldBytes;
    private boolean sourceEnded;
    private boolean sinkEnded;
    private boolean swallowsForGood;
    private boolean torn;
    private boolean cutDue;

    Pipe(Endpoint source, Endpoint sink, Flow flow, ByteBuffer buffer) {
        this.source = source;
        this.sink = sink;
        this.flow = flow;
        this.buffer = buffer;
    }

    /** Moves what can be moved now, and returns after how many nanoseconds more may be. */
    long advance(long now) {
        if (!source.isOpen()) {
            return EventLoop.NEVER;
        }
        if (swallowing() || !sink.isOpen()) {
            swallow();
            return EventLoop.NEVER;
        }
        if (flow.stalled()) {
            return EventLoop.NEVER;
        }
        read(now);
        var nanos = write(now);
        // Only now, because writing makes room.
        if (!sourceEnded && heldBytes < MAX_HELD_BYTES) {
            source.want(SelectionKey.OP_READ);
        }
        return nanos;
    }

    private void read(long now) {
        if (!sourceEnded && heldBytes < MAX_HELD_BYTES) {
            buffer.clear().limit(CHUNK_BYTES);
            var count = source.read(buffer);
            if (count > 0) {
                flow.countReceived(count);
                var chunk = ByteBuffer.allocate(count).put(buffer.flip()).flip();
                held.add(new Chunk(chunk, now));
                heldBytes += count;
            }
            sourceEnded = count < 0;
        }
    }

    private long write(long now) {
        for (var chunk = held.peek(); chunk != null; chunk = held.peek()) {
            var wait = Math.max(chunk.arrived() + flow.latencyNanos() - now, paceNanos(now));
            if (wait > 0) {
                return wait;
            }
            var allowed = allowed(chunk.bytes().remaining());
            var written = write(chunk.bytes(), allowed, now);
            if (cutDue || sink.broken()) {
                return EventLoop.NEVER;
            }
            if (written < allowed) {
                sink.want(SelectionKey.OP_WRITE);
                return EventLoop.NEVER;
            }
            if (!chunk.bytes().hasRemaining()) {
                held.remove();
            }
        }
        if (sourceEnded && !source.broken() && !sinkEnded) {
            sinkEnded = true;
            sink.endOutput();
        }
        return EventLoop.NEVER;
    }

    private long paceNanos(long now) {
        return flow.bytesPerSecond() == 0 ? 0 : pacer.waitNanos(now);
    }

    private int allowed(int bytes) {
        var speed = flow.bytesPerSecond();
        return flow.allowed(speed == 0 ? bytes : Math.min(bytes, Pacer.portion(speed)));
    }

    private int write(ByteBuffer bytes, int allowed, long now) {
        var end = bytes.limit();
        var written = sink.write(bytes.limit(bytes.position() + allowed));
        bytes.limit(end);
        heldBytes -= written;
        if (written > 0) {
            cutDue = flow.countForwarded(written);
            if (flow.bytesPerSecond() > 0) {
                pacer.passed(written, flow.bytesPerSecond(), now);
            }
        }
        return written;
    }

    private void swallow() {
        if (heldBytes > 0) {
            torn = true;
            flow.countSwallowed(heldBytes);
            held.clear();
            heldBytes = 0;
        }
        if (sourceEnded) {
            return;
        }
        var count = source.read(buffer.clear());
        if (count > 0) {
            flow.countReceived(count);
            flow.countSwallowed(count);
        }
        sourceEnded = count < 0;
        torn |= count != 0;
        if (!sourceEnded) {
            source.want(SelectionKey.OP_READ);
        }
    }

    boolean swallowing() {
        return swallowsForGood || flow.swallowing();
    }

    void swallowForGood() {
        swallowsForGood = true;
    }

    /** Returns whether something was swallowed, so that what would come now makes no sense to the receiver. */
    boolean torn() {
        return torn;
    }

    boolean cutDue() {
        return cutDue;
    }

    /** Returns whether nothing more will come through. */
    boolean finished() {
        return sinkEnded || sourceEnded && (swallowing() || !sink.isOpen());
    }
}
