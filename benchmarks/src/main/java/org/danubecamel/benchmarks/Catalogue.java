package org.danubecamel.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/** All that can be measured, by name. */
final class Catalogue {

    private Catalogue() {}

    static Map<String, Benchmark> all() {
        var all = new LinkedHashMap<String, Benchmark>();
        for (var comparison : new Comparison[] {
            new Comparison("client-send", "send", "client", "messages/s of DanubeClient to a bare pipelined gRPC stub"),
            new Comparison(
                    "client-consume",
                    "consume",
                    "client",
                    "messages/s of DanubeClient to a bare gRPC stub, acknowledged"),
            new Comparison(
                    "component-send",
                    "send",
                    "component",
                    "messages/s of a route to danube: to a bare pipelined gRPC stub"),
            new Comparison(
                    "component-consume",
                    "consume",
                    "component",
                    "messages/s of a route from danube: to a bare gRPC stub, acknowledged"),
            new Comparison(
                    "batch-consume",
                    "consume",
                    "batch",
                    "messages/s of a route from danube: to danube-batch: to a bare gRPC stub, acknowledged")
        }) {
            all.put(comparison.name(), comparison);
        }
        for (var rates : new RowRates[] {
            new RowRates(
                    "postgresql-batch-sink",
                    "batch",
                    "apache",
                    "rows/s of danube-batch: and danube-jdbc: from single JSON messages to Apache's Kamelet postgresql-sink"
                            + " with 4 threads"),
            new RowRates(
                    "postgresql-copy",
                    "packed",
                    "copy",
                    "rows/s of danube-batch: and danube-jdbc: from JSON Lines of 1,000 rows to a bare CopyManager")
        }) {
            all.put(rates.name(), rates);
        }
        all.put(DurableSend.NAME, new DurableSend());
        all.put(Soak.NAME, new Soak());
        all.put(Endpoints.NAME, new Endpoints());
        all.put(ParquetFile.NAME, new ParquetFile());
        all.put(StartUp.NAME, new StartUp());
        return all;
    }
}
