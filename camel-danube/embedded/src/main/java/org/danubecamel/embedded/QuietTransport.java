package org.danubecamel.embedded;

import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Keeps the transport from logging a stack trace when a client leaves a stream that it has not read to its end, which
 * is no error. A setting for a whole JVM, so only the program makes it; an application has its own logging.
 */
final class QuietTransport {

    /** Held for good, because a logger that nobody holds forgets its filter. */
    private static final Logger TRANSPORT = Logger.getLogger("io.grpc.netty.shaded.io.grpc.netty.NettyServerHandler");

    private QuietTransport() {}

    static void install() {
        TRANSPORT.setFilter(QuietTransport::isWorthALine);
    }

    static boolean isWorthALine(LogRecord event) {
        return !"Stream Error".equals(event.getMessage());
    }
}
