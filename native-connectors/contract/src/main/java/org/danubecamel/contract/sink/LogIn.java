package org.danubecamel.contract.sink;

import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** Prepares a Camel context for the sink: its component, with address and credentials, which never stand in a URI. */
@FunctionalInterface
public interface LogIn {

    /**
     * Adds what the sink needs to a context that is not started.
     *
     * @param port where the peer is reached, through a proxy; 0 if it listens on none
     * @param password the peer's password or a wrong one; null if the sink has none
     */
    void prepare(CamelContext context, int port, @Nullable String password) throws Exception;
}
