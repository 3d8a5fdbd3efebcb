package org.danubecamel.contract.crash;

import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * What the process of a route knows of the system at its end. Public, with a public constructor without parameters, because
 * that process makes it.
 */
public interface RouteSink {

    /**
     * Adds to the context what the sink needs.
     *
     * @param settings those of the {@link SinkTarget}
     * @param points for a sink that passes points of its own: {@link CrashPoint#MID_WRITE}
     * @return the URI of the sink, as its users write it
     */
    String connect(CamelContext context, Map<String, String> settings, CrashPoints points) throws Exception;

    /** Returns options of {@code danube-batch:} beyond the usual ones, such as {@code &writeGuarantee=ATOMIC}. */
    default String batchOptions() {
        return "";
    }

    /**
     * Returns the body that the sink gets for an order. Number and life must be found in the system; a bad order is one
     * that the sink must refuse. By default JSON with the fields {@code number} and {@code life}, cut short for a bad order.
     *
     * @param life of the process, the same for all its orders
     */
    default Object body(Order order, int life) {
        var json = "{\"number\":" + order.number() + ",\"life\":" + life + "}";
        return order.bad() ? json.substring(0, json.length() - 1) : json;
    }
}
