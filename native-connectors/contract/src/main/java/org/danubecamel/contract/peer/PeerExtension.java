package org.danubecamel.contract.peer;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/**
 * Starts a peer before the tests of a class and closes it after them; where one fails, the peer's log is kept and named on
 * standard error.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PeerExtension<PostgresqlPeer> POSTGRESQL = PeerExtension.of(new PostgresqlPeer());
 * }</pre>
 *
 * @param <P> the kind of peer
 */
public final class PeerExtension<P extends TestPeer> implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final P peer;

    private PeerExtension(P peer) {
        this.peer = peer;
    }

    /** Returns an extension for a static field with {@code @RegisterExtension}. */
    public static <P extends TestPeer> PeerExtension<P> of(P peer) {
        return new PeerExtension<>(peer);
    }

    /** Returns the peer. */
    public P peer() {
        return peer;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        peer.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        keepLogAfterFailure(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        keepLogAfterFailure(context);
        peer.close();
    }

    private void keepLogAfterFailure(ExtensionContext context) {
        context.getExecutionException()
                .filter(failure -> !(failure instanceof TestAbortedException))
                .flatMap(failure -> peer.keepLog())
                .ifPresent(log -> System.err.println(
                        "The log of " + peer.name() + ", while " + context.getDisplayName() + " failed: " + log));
    }
}
