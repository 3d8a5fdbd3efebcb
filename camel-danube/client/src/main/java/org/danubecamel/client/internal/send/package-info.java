/** Producers: lanes, outcomes, and the connection of each partition. Not for use by others. */
@NullMarked
package org.danubecamel.client.internal.send;

import org.jspecify.annotations.NullMarked;
