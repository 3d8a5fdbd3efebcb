package org.danubecamel.test.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.grpc.Channel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What facts share that need the admin port. Without its URL they are skipped, saying so. */
abstract class AdminFacts extends WireFacts {

    private static final @Nullable Channel CHANNEL =
            BROKER.adminUrl().map(WireFacts::channel).orElse(null);

    /** Returns the calls of the admin port. */
    final Admin admin() {
        assumeTrue(CHANNEL != null, "the URL of the admin services is not set (DANUBE_ADMIN_URL)");
        return new Admin(Objects.requireNonNull(CHANNEL));
    }
}
