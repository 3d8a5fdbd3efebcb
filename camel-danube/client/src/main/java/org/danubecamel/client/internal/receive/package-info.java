/** Consumers: identity of messages, acknowledgement, and the stream of each partition. Not for use by others. */
@NullMarked
package org.danubecamel.client.internal.receive;

import org.jspecify.annotations.NullMarked;
