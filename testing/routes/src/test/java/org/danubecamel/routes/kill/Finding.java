package org.danubecamel.routes.kill;

/** What must not be. */
enum Finding {
    /** A message is neither in the file nor a dead letter. */
    LOST,
    /** A good message is a dead letter. */
    GOOD_IS_DEAD,
    /** A bad message is in the file. */
    BAD_IS_WRITTEN,
    /** Something is in the file, or a dead letter, that was not sent. */
    PHANTOM,
    /** A message came to the file, or became a dead letter, a second time without having been in flight at a kill. */
    UNEXCUSED
}
