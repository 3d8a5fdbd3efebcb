package org.danubecamel.contract.source;

import java.io.Serializable;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/**
 * Prepares a Camel context for the source: its component, with address and credentials, which never stand in a URI.
 * Serializable, because the suite does it in processes of its own too: a lambda that uses nothing but its parameters.
 */
@FunctionalInterface
public interface SourceLogIn extends Serializable {

    /**
     * Adds what the source needs to a context that is not started.
     *
     * @param password the peer's password or a wrong one; null if the source has none
     */
    void prepare(CamelContext context, @Nullable String password) throws Exception;
}
