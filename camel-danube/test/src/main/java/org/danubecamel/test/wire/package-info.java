/** Facts about single calls on the wire, tested with the bare stubs. Start at {@link org.danubecamel.test.wire.Wire}. */
@NullMarked
package org.danubecamel.test.wire;

import org.jspecify.annotations.NullMarked;
