/** The pages of the documentation, for tests that run the examples on them. */
@NullMarked
package org.danubecamel.docs;

import org.jspecify.annotations.NullMarked;
