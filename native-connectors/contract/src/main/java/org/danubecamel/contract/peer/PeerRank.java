package org.danubecamel.contract.peer;

/** How much a test with a peer proves about the system itself. */
public enum PeerRank {
    /** The vendor's own server. */
    REAL,
    /** The vendor's engine without its server. */
    ENGINE,
    /** Somebody else's implementation of the same interface. */
    REIMPL,
    /** Speaks the protocol and no more. It never counts as proof of interoperability. */
    DOUBLE
}
