package org.danubecamel.contract.crash;

import java.util.List;
import java.util.Map;

/** A system from which a route reads that is killed, empty at first; seen by whoever judges. */
public interface SourceTarget {

    /** Returns the class with which the process of the route makes its source. */
    Class<? extends RouteSource> source();

    /** Returns what {@link RouteSource#connect} is told. */
    Map<String, String> settings();

    /**
     * Adds records to the system, without the connector.
     *
     * @param numbers all larger than those before; the same ones again after a failure, of which some may be there
     * @throws Exception if the system is away
     */
    void add(List<Long> numbers) throws Exception;
}
