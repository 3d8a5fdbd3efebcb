package org.danubecamel.routes.kill;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.danubecamel.contract.crash.Copy;

/** A file with a line for each message. A line that a kill has torn cannot be mistaken for one. */
final class OrderFile {

    private static final Pattern LINE = Pattern.compile("(\\d+) by (\\d+) end");

    private final FileChannel channel;

    private OrderFile(FileChannel channel) {
        this.channel = channel;
    }

    /** Opens it for appending, below a torn line if there is one. */
    static OrderFile append(Path path) throws IOException {
        var file = new OrderFile(FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        file.force("\n");
        return file;
    }

    static String line(long number, int life) {
        return number + " by " + life + " end\n";
    }

    /** Returns once it is on the disk. */
    void force(String text) throws IOException {
        var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    /** Returns the complete lines. */
    static List<Copy> read(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        return Files.readString(path)
                .lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(line -> new Copy(Long.parseLong(line.group(1)), Integer.parseInt(line.group(2))))
                .toList();
    }
}
