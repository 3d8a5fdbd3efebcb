package org.danubecamel.contract.crash;

import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;

/**
 * What the process of a route knows of the system at its beginning. Public, with a public constructor without parameters,
 * because that process makes it.
 */
public interface RouteSource {

    /**
     * Adds to the context what the source needs.
     *
     * @param settings those of the {@link SourceTarget}
     * @param options of a positioned source, such as {@code positionStore=file:...&delay=20}, to be part of the URI
     * @return the URI of the source, as its users write it
     */
    String connect(CamelContext context, Map<String, String> settings, String options) throws Exception;

    /** Returns the number of the record that a message is. */
    long number(Message message);
}
