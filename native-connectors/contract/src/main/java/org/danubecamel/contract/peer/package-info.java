/**
 * The real systems that connectors are tested with, and the next best where there is none: started by a test on the
 * loopback interface, disturbed by it, and gone afterwards.
 */
@NullMarked
package org.danubecamel.contract.peer;

import org.jspecify.annotations.NullMarked;
