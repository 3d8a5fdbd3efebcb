package org.danubecamel.benchmarks.load;

import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.danubecamel.benchmarks.process.Arguments;

/** Single messages from several threads to Apache's Kamelet, which writes each by a statement that it commits. */
final class ApacheRows implements RowSide {

    private static final int THREADS = 4;

    private static final String QUERY = "INSERT INTO orders (" + RowSide.COLUMNS + ") VALUES (:#id, :#customer,"
            + " :#city, :#product, :#price, :#quantity, :#weight, :#paid, CAST(:#day AS date),"
            + " CAST(:#at AS timestamptz))";

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final ProducerTemplate template;
    private final int rows;

    ApacheRows(Arguments job, int rows) throws Exception {
        this.rows = rows;
        var address = job.text("url").replaceFirst("jdbc:postgresql://", "").split("[:/]");
        context.disableJMX();
        var properties = context.getPropertiesComponent();
        properties.addOverrideProperty("query", QUERY);
        properties.addOverrideProperty("secret", job.text("password"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:rows")
                        .to("kamelet:postgresql-sink?serverName=" + address[0] + "&serverPort=" + address[1]
                                + "&databaseName=" + address[2] + "&username=" + job.text("user")
                                + "&password=RAW({{secret}})&query=RAW({{query}})");
            }
        });
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public void write() throws Exception {
        var parts = new ArrayList<Future<?>>();
        for (var thread = 0; thread < THREADS; thread++) {
            var first = thread;
            parts.add(threads.submit(() -> {
                for (var id = first; id < rows; id += THREADS) {
                    template.sendBody("direct:rows", RowSide.json(id));
                }
            }));
        }
        for (var part : parts) {
            part.get();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
        context.stop();
    }
}
