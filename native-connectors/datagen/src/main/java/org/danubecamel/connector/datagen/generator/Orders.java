package org.danubecamel.connector.datagen.generator;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.danubecamel.records.Record;

/** Orders of a shop. */
final class Orders implements RowSource {

    private static final int CUSTOMERS = 10_000;
    private static final List<String> STATES = List.of("created", "paid", "shipped", "delivered");
    private static final String CANCELLED = "cancelled";

    private static final List<Product> PRODUCTS = List.of(
            new Product("keyboard", 4_999),
            new Product("mouse", 1_995),
            new Product("monitor", 24_900),
            new Product("laptop", 129_900),
            new Product("headphones", 7_990),
            new Product("webcam", 5_900),
            new Product("USB cable, 2 m", 790),
            new Product("desk lamp", 3_450),
            new Product("notebook \"A5\"", 425),
            new Product("coffee", 1_150));

    @Override
    public Record create(long row, Randomness random, Instant time) {
        var product = random.oneOf(PRODUCTS);
        var quantity = random.between(1, 5);
        return Record.of(
                "order_id",
                row,
                "customer_id",
                (long) random.between(1, CUSTOMERS),
                "product",
                product.name(),
                "quantity",
                quantity,
                "total",
                product.price(quantity),
                "status",
                random.percent(5) ? CANCELLED : random.oneOf(STATES));
    }

    /** The order takes its next step, if there is one; otherwise it begins anew, as after a return. */
    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        var state = STATES.indexOf(row.get("status"));
        var next = random.percent(10) && !CANCELLED.equals(row.get("status"))
                ? CANCELLED
                : STATES.get((state + 1) % STATES.size());
        return Rows.with(row, "status", next);
    }

    @Override
    public String key(Record row) {
        return String.valueOf(row.get("order_id"));
    }

    private record Product(String name, int cents) {

        BigDecimal price(int quantity) {
            return BigDecimal.valueOf((long) cents * quantity, 2);
        }
    }
}
