package org.danubecamel.camelrun.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.danubecamel.camelrun.run.Order;

/** Files of JSON Lines, read and written by the JDK alone. */
final class OrderFiles {

    private static final String ENDING = ".jsonl";

    private OrderFiles() {}

    /** Returns the orders in the files that a user sees, and fails on a line that is not whole. */
    static List<Order> read(Path directory) throws IOException {
        var orders = new ArrayList<Order>();
        if (!Files.isDirectory(directory)) {
            return orders;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (var file : (Iterable<Path>) files.filter(OrderFiles::isVisible)::iterator) {
                Files.readString(file).lines().map(Order::fromJson).forEach(orders::add);
            }
        }
        return orders;
    }

    private static boolean isVisible(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(ENDING) && !name.startsWith(".") && !name.startsWith("_");
    }

    /** Writes a file that is there at once, whole, and so old that nobody expects it to grow. */
    static void write(Path directory, List<Order> orders) throws IOException {
        var lines = orders.stream().map(Order::json).collect(Collectors.joining("\n", "", "\n"));
        var hidden = Files.writeString(Files.createTempFile(directory.getParent(), "orders", ".tmp"), lines);
        Files.setLastModifiedTime(hidden, FileTime.from(Instant.now().minus(Duration.ofMinutes(1))));
        Files.move(hidden, directory.resolve("orders-" + orders.get(0).id() + ENDING));
    }
}
