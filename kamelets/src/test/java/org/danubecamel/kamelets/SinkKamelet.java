package org.danubecamel.kamelets;

import java.util.Map;

/**
 * A sink and a system for it, which it writes to until it is closed. A system's sink is added by a class of its own and a line
 * in {@link SinkKameletsTest}.
 */
interface SinkKamelet extends AutoCloseable {

    /** Returns the Kamelet's name. */
    String name();

    /** Returns its properties, for a target that has nothing in it. */
    Map<String, ?> properties();

    /** Returns how many orders have arrived, read without the Kamelet and its connector. */
    long arrived() throws Exception;

    @Override
    void close() throws Exception;
}
