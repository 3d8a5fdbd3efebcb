package org.danubecamel.contract.crash;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** A system to which a route writes that is killed, empty at first; seen by whoever judges. */
public interface SinkTarget {

    /** Returns the class with which the process of the route makes its sink. */
    Class<? extends RouteSink> sink();

    /** Returns what {@link RouteSink#connect} is told. */
    Map<String, String> settings();

    /** Returns all that is in the system, by the lives that brought it; read without the connector. */
    List<Copy> read() throws Exception;

    /** Returns whether the sink promises that a record which is written again is there once. */
    default boolean isOnce() {
        return false;
    }

    /** Returns the points at which the process is killed: by default all that need nothing of the sink. */
    default Set<CrashPoint> points() {
        return CrashPoint.OF_SINKS;
    }
}
