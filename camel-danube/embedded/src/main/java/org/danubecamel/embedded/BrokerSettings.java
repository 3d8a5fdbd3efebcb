package org.danubecamel.embedded;

import java.util.Set;

/** Everything that is fixed when a broker starts. */
record BrokerSettings(
        int port,
        int adminPort,
        int window,
        FailurePolicy failurePolicy,
        boolean autoCreateTopics,
        Set<String> namespaces,
        Limits limits,
        int maxPublishBytes) {}
