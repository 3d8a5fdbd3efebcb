package org.danubecamel.contract.source;

/** What a source may promise beyond losing nothing. What is not promised is not tested. */
public enum SourcePromise {
    /** Records arrive in the order in which they were put into the system. */
    ORDERED
}
