package org.danubecamel.test;

import java.util.Locale;

/** The brokers whose behaviour is known. */
public enum BrokerKind {
    /** This project's embedded broker, in its default behaviour. */
    EMBEDDED,
    /** danube-broker 0.15, in standalone mode. */
    REAL;

    static BrokerKind parse(String name) {
        for (var kind : values()) {
            if (kind.name().equals(name.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new IllegalArgumentException(
                "Unknown broker '" + name + "' in danube.broker or DANUBE_BROKER. Allowed: embedded, real.");
    }
}
