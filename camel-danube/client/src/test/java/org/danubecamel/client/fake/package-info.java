/** A broker whose answers a test writes down, on the real wire. */
@NullMarked
package org.danubecamel.client.fake;

import org.jspecify.annotations.NullMarked;
