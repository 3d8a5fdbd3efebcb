package org.danubecamel.embedded;

import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything that is fixed when a broker starts. */
record BrokerSettings(
        int port,
        int adminPort,
        int window,
        FailurePolicy failurePolicy,
        boolean autoCreateTopics,
        Set<String> namespaces,
        Limits limits,
        int maxPublishBytes,
        @Nullable Path dataDirectory,
        boolean fsync) {}
