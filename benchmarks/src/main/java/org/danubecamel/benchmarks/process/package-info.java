/** The JVMs that a benchmark consists of, and what passes between them. */
@NullMarked
package org.danubecamel.benchmarks.process;

import org.jspecify.annotations.NullMarked;
