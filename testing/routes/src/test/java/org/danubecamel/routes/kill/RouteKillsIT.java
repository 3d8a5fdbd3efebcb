package org.danubecamel.routes.kill;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.danubecamel.contract.crash.Copy;
import org.danubecamel.contract.crash.CrashPoint;
import org.danubecamel.contract.crash.RouteSink;
import org.danubecamel.contract.crash.SinkCrashSuite;
import org.danubecamel.contract.crash.SinkTarget;

/** With a sink that knows when half of a batch is on the disk, and is killed then. */
final class RouteKillsIT extends SinkCrashSuite {

    @Override
    protected SinkTarget newTarget(Path directory) {
        return new LinesOfFile(directory.resolve("orders"));
    }

    private record LinesOfFile(Path file) implements SinkTarget {

        @Override
        public Class<? extends RouteSink> sink() {
            return OrderSink.class;
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(OrderSink.FILE, file.toString());
        }

        @Override
        public List<Copy> read() throws IOException {
            return OrderFile.read(file);
        }

        @Override
        public Set<CrashPoint> points() {
            var points = EnumSet.of(CrashPoint.MID_WRITE);
            points.addAll(SinkTarget.super.points());
            return points;
        }
    }
}
