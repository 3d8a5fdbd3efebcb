package org.danubecamel.embedded;

/** How the delay before a redelivery grows. */
public enum Backoff {
    /** Every delay is the base delay. */
    FIXED,
    /** The delay doubles with each delivery. */
    EXPONENTIAL
}
