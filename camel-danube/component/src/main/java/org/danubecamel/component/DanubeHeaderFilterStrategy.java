package org.danubecamel.component;

import java.util.Locale;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * Decides which headers become attributes of a message and which attributes become headers. Camel's own headers never
 * cross, in whatever letter case, because a header such as {@code CamelHttpUri} steers a route. Credentials, and headers
 * that concern a single HTTP connection, never leave.
 */
final class DanubeHeaderFilterStrategy implements HeaderFilterStrategy {

    private static final String CAMEL = "camel";
    private static final String PROXY = "proxy-";
    private static final Set<String> NEVER_SENT = Set.of(
            "authorization",
            "connection",
            "content-length",
            "cookie",
            "cookie2",
            "host",
            "keep-alive",
            "set-cookie",
            "set-cookie2",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    @Override
    public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
        var lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith(CAMEL) || lower.startsWith(PROXY) || NEVER_SENT.contains(lower);
    }

    @Override
    public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
        return name.toLowerCase(Locale.ROOT).startsWith(CAMEL);
    }
}
