/** Facts about the client's promises to its callers, on whichever broker. */
@NullMarked
package org.danubecamel.test.client;

import org.jspecify.annotations.NullMarked;
