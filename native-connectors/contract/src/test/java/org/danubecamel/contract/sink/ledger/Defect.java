package org.danubecamel.contract.sink.ledger;

/** What the ledger's sink does wrong. */
public enum Defect {
    /** Nothing. */
    NONE,
    /** A message that is no list is acknowledged, and not written. */
    IGNORES_SINGLE_MESSAGES,
    /** Of a list of bodies, only messages are written. */
    IGNORES_BODIES,
    /** Of a long list, the end is not written. */
    CUTS_LONG_BATCHES,
    /** Of packed messages, only the first record is written. */
    READS_ONE_RECORD_PER_MESSAGE,
    /** Each list is written from its end. */
    REORDERS,
    /** What was acknowledged is written once more when it comes again. */
    FORGETS_WHAT_IT_WROTE,
    /** The first record of an id stays. */
    KEEPS_THE_FIRST,
    /** Messages without body are passed over. */
    IGNORES_TOMBSTONES,
    /** What cannot be read is acknowledged. */
    SWALLOWS_WHAT_IT_CANNOT_READ,
    /** One bad record fails its batch, as the system's failure. */
    FAILS_THE_WHOLE_BATCH,
    /** Of several bad records the one before is named. */
    NAMES_THE_WRONG_RECORD,
    /** Text ends at its first NUL. */
    TRUNCATES_AT_NUL,
    /** Numbers are those of 64 bits. */
    ROUNDS_NUMBERS,
    /** What is nested too deep for it is empty. */
    DROPS_DEEP_NESTING,
    /** Without the system at the start, it is never looked for again. */
    GIVES_UP_AT_THE_START,
    /** With the system away at the start, records are acknowledged. */
    ACKNOWLEDGES_WHILE_DOWN,
    /** A failure of a connection that had been of use is swallowed. */
    SWALLOWS_BROKEN_CONNECTIONS,
    /** What had no answer is written again, under another key. */
    WRITES_TWICE_ON_RETRY,
    /** A system that takes its time is written to later. */
    ACKNOWLEDGES_BEFORE_THE_WRITE,
    /** While the context stops, what comes is acknowledged and not written, unless the system does not answer. */
    LOSES_ON_STOP,
    /** The stop waits for the system. */
    HANGS_ON_STOP,
    /** The wrong password is said. */
    TELLS_THE_PASSWORD,
    /** A wrong password is the record's fault. */
    BLAMES_RECORDS_FOR_THE_PASSWORD,
    /** The first wrong option is named, and no other. */
    NAMES_ONE_PROBLEM,
    /** The password is logged, at the finest level. */
    LOGS_THE_PASSWORD
}
