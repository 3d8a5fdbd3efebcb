/** Connections to brokers, calls on them, and what their failures mean. Not for use by others. */
@NullMarked
package org.danubecamel.client.internal.wire;

import org.jspecify.annotations.NullMarked;
