/** What is made of the rounds: medians, spreads, ratios. */
@NullMarked
package org.danubecamel.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
