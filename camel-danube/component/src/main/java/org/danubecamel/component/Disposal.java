package org.danubecamel.component;

import java.time.Duration;

/** Ends a delivery whose exchange failed. Exactly one of its methods is called, once, on any thread. */
interface Disposal {

    /** The message is done: it is stored as a dead letter. */
    void done();

    /** The message is given to the route again. */
    void retryLater(Duration delay);
}
