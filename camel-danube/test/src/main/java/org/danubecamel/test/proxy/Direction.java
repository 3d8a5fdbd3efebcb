package org.danubecamel.test.proxy;

/** Which way bytes go through a {@link TcpProxy}. */
public enum Direction {

    /** From the clients to the target. */
    TO_TARGET,

    /** From the target to the clients. */
    TO_CLIENT
}
