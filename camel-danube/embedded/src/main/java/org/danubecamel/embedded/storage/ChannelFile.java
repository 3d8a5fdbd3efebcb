package org.danubecamel.embedded.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * One file of a directory. A thread that is interrupted while it uses a channel closes it for everybody; then the file is
 * opened again, and what was being done is done again.
 */
final class ChannelFile implements DiskFile {

    private volatile Path path;
    private volatile FileChannel channel;
    private boolean closed;

    private ChannelFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Opens a file, which is made if it does not exist. */
    static ChannelFile open(Path path) throws IOException {
        return new ChannelFile(
                path,
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    /** Learns where the file is from now on. */
    void renamed(Path newPath) {
        path = newPath;
    }

    @Override
    public long size() throws IOException {
        return persistently(FileChannel::size);
    }

    @Override
    public void read(ByteBuffer into, long position) throws IOException {
        int start = into.position();
        persistently(used -> {
            into.position(start);
            long at = position;
            for (int count = 0; into.hasRemaining() && count >= 0; at += count) {
                count = used.read(into, at);
            }
            return at;
        });
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
        int start = bytes.position();
        persistently(used -> {
            bytes.position(start);
            long at = position;
            while (bytes.hasRemaining()) {
                at += used.write(bytes, at);
            }
            return at;
        });
    }

    @Override
    public void force() throws IOException {
        persistently(used -> {
            // With the size of the file, without its times.
            used.force(false);
            return 0;
        });
    }

    private long persistently(Operation operation) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                FileChannel used = channel;
                try {
                    return operation.on(used);
                } catch (ClosedByInterruptException e) {
                    interrupted |= Thread.interrupted();
                    openAgain(used);
                } catch (ClosedChannelException e) {
                    openAgain(used);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void openAgain(FileChannel broken) throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (channel == broken) {
            channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        channel.close();
    }

    private interface Operation {
        long on(FileChannel channel) throws IOException;
    }
}
