/** Runs each route file, and the README's one-liner, as a user would: by the command that is printed for it. */
@NullMarked
package org.danubecamel.camelrun;

import org.jspecify.annotations.NullMarked;
