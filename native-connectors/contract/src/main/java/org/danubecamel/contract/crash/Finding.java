package org.danubecamel.contract.crash;

/** What must not be. */
enum Finding {
    /** A message is neither in the system nor a dead letter. */
    LOST,
    /** A good message is a dead letter. */
    GOOD_IS_DEAD,
    /** A bad message is in the system. */
    BAD_IS_WRITTEN,
    /** Something is in the system, or a dead letter, that was not sent. */
    PHANTOM,
    /** A message is in the system more than once, and the sink promises that it is not. */
    TWICE,
    /** A message came to the system, or became a dead letter, a second time without having been in flight at a kill. */
    UNEXCUSED
}
