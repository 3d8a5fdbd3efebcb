/** The interface by which the service URL {@code embedded:} finds its broker. */
@NullMarked
package org.danubecamel.protocol.embedded;

import org.jspecify.annotations.NullMarked;
