/** The command that measures, and what it can measure. */
@NullMarked
package org.danubecamel.benchmarks;

import org.jspecify.annotations.NullMarked;
