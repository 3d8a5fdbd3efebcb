package org.danubecamel.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.connector.jdbc.JdbcComponent;

/**
 * Messages from one asynchronous sender to danube-batch: and danube-jdbc:, as the Kamelet has them. Packed, a message has as
 * many rows as a batch of single ones, as JSON Lines, and is a batch of its own.
 */
final class BatchRows implements RowSide {

    private static final int BATCH = 1_000;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Endpoint endpoint;
    private final List<byte[]> bodies = new ArrayList<>();
    private final AsyncProducer producer;

    BatchRows(Arguments job, int rows) throws Exception {
        var component = new JdbcComponent();
        component.getConnection().setUrl(job.text("url"));
        component.getConnection().setUsername(job.text("user"));
        component.getConnection().setPassword(job.text("password"));
        context.addComponent("danube-jdbc", component);
        context.disableJMX();
        context.start();
        var packed = job.text("side").equals("packed");
        var rowsInMessage = packed ? BATCH : 1;
        for (var id = 0; id < rows; id += rowsInMessage) {
            bodies.add(body(id, Math.min(rows, id + rowsInMessage)));
        }
        endpoint = context.getEndpoint("danube-batch:orders?batchBody=MESSAGE&batchSize=" + (packed ? 1 : BATCH)
                + "&uri=RAW(danube-jdbc:orders?format=JSONL)");
        producer = endpoint.createAsyncProducer();
        producer.start();
    }

    @Override
    public void write() throws Exception {
        var open = new Unanswered();
        for (var body : bodies) {
            var exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(body);
            open.add();
            producer.process(exchange, doneSync -> {
                Failures.check(exchange.getException());
                open.remove();
            });
        }
        open.await();
    }

    private static byte[] body(int from, int to) {
        var lines = new StringBuilder();
        for (var id = from; id < to; id++) {
            RowSide.json(lines, id);
        }
        return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.stop();
        context.stop();
    }
}
