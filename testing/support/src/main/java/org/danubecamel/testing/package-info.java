/** What the tests of several modules need to read of this project itself. */
@NullMarked
package org.danubecamel.testing;

import org.jspecify.annotations.NullMarked;
