/** The route to the standard output. */
@NullMarked
package org.danubecamel.camelrun.stdout;

import org.jspecify.annotations.NullMarked;
