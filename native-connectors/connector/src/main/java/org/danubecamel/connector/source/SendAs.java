package org.danubecamel.connector.source;

/** What an exchange of a source holds. */
public enum SendAs {
    /** One record. */
    RECORD,
    /** A {@code java.util.List} of the bodies of one read, without the records' headers. It succeeds or fails as one. */
    LIST
}
