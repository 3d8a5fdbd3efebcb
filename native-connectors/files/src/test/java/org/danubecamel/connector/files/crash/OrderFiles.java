package org.danubecamel.connector.files.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.danubecamel.contract.crash.Copy;
import org.danubecamel.contract.crash.CrashPoint;
import org.danubecamel.contract.crash.RouteSink;
import org.danubecamel.contract.crash.SinkTarget;

/**
 * Files of JSON Lines in a directory. What is read is every file that anybody else would find there, and a line that is not
 * whole fails the run.
 *
 * @param directory need not exist
 */
record OrderFiles(Path directory) implements SinkTarget {

    private static final Pattern LINE = Pattern.compile("\\{\"number\":(\\d+),\"life\":(\\d+)}");

    @Override
    public Class<? extends RouteSink> sink() {
        return OrderFilesSink.class;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(OrderFilesSink.DIRECTORY, directory.toString());
    }

    @Override
    public List<Copy> read() throws IOException {
        var copies = new ArrayList<Copy>();
        if (Files.isDirectory(directory)) {
            try (var files = Files.newDirectoryStream(directory, "[!.]*")) {
                for (var file : files) {
                    read(file, copies);
                }
            }
        }
        // The names of files say nothing about who wrote what first.
        copies.sort(Comparator.comparingInt(Copy::life));
        return copies;
    }

    private static void read(Path file, List<Copy> copies) throws IOException {
        var text = Files.readString(file);
        if (!text.endsWith("\n")) {
            throw new IOException(file + " ends within a line");
        }
        for (var line : text.lines().toList()) {
            var matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException(file + " has the line " + line);
            }
            copies.add(new Copy(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))));
        }
    }

    /** All but the halving of batches: bad messages are named. */
    @Override
    public Set<CrashPoint> points() {
        var points = EnumSet.copyOf(SinkTarget.super.points());
        points.remove(CrashPoint.DURING_HALVING);
        return points;
    }
}
