package org.danubecamel.connector.datagen.generator;

import java.time.Instant;
import java.util.List;
import org.danubecamel.records.Record;
import org.jspecify.annotations.Nullable;

/** Pages of a web site that users look at. */
final class PageViews implements RowSource {

    private static final int USERS = 10_000;
    private static final int ARTICLES = 500;
    private static final String SITE = "https://shop.example.com";
    private static final List<String> PAGES = List.of("/", "/search?q=lamp", "/cart", "/checkout", "/account", "/help");
    private static final List<String> REFERRERS =
            List.of("https://search.example.net/", "https://news.example.org/today", "https://mail.example.net/inbox");

    @Override
    public Record create(long row, Randomness random, Instant time) {
        return Record.of(
                "view_id",
                row,
                "page_url",
                page(random),
                "user_id",
                (long) random.between(1, USERS),
                "timestamp",
                time,
                "referrer",
                referrer(random));
    }

    @Override
    public Record revise(Record row, Randomness random, Instant time) {
        return Rows.with(row, "referrer", referrer(random));
    }

    /** The user's: what one user looks at keeps its order. */
    @Override
    public String key(Record row) {
        return String.valueOf(row.get("user_id"));
    }

    private static String page(Randomness random) {
        return SITE + (random.percent(60) ? "/article/" + random.between(1, ARTICLES) : random.oneOf(PAGES));
    }

    /** None for who typed the address. */
    private static @Nullable String referrer(Randomness random) {
        return random.percent(30) ? null : random.percent(50) ? page(random) : random.oneOf(REFERRERS);
    }
}
