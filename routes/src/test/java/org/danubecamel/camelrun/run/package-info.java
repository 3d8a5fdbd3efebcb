/** Runs of route files against a broker and the system that they write to or read from. */
@NullMarked
package org.danubecamel.camelrun.run;

import org.jspecify.annotations.NullMarked;
