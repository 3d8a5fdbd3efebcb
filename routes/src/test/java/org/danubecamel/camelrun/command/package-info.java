/** The camel command in a JVM of its own, as a user has it, and the one-liners that are printed for it. */
@NullMarked
package org.danubecamel.camelrun.command;

import org.jspecify.annotations.NullMarked;
