package org.danubecamel.batch;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.jspecify.annotations.Nullable;

/** The identities of records. */
final class RecordIds {

    private final @Nullable Expression expression;

    /** @param text an expression in Camel's simple language, or null for the header of Danube's messages */
    RecordIds(CamelContext context, @Nullable String text) {
        if (text == null || text.isBlank()) {
            expression = null;
        } else {
            expression = context.resolveLanguage("simple").createExpression(text);
            expression.init(context);
        }
    }

    /** Returns null where the record has none. */
    @Nullable String of(Exchange exchange) {
        var id = expression == null
                ? exchange.getMessage().getHeader(DanubeBatchConstants.MESSAGE_ID, String.class)
                : expression.evaluate(exchange, String.class);
        return id == null || id.isEmpty() ? null : id;
    }
}
