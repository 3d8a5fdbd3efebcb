/** Everything that is logged, for tests of what must not be. */
@NullMarked
package org.danubecamel.contract.log;

import org.jspecify.annotations.NullMarked;
