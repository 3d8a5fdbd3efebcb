package org.danubecamel.batch.failure;

/** What a failure is about. */
public enum FailureKind {
    /** The record: it will be refused again, whenever it is tried, and others will not. */
    RECORD,
    /** The system that was to take the record: nothing is accepted, or may be accepted, until something changes there. */
    SYSTEM,
    /** It cannot be told. */
    UNKNOWN
}
