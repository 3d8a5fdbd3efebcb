/** Runs the examples of the project's README as they are printed there. */
@NullMarked
package org.danubecamel.readme;

import org.jspecify.annotations.NullMarked;
