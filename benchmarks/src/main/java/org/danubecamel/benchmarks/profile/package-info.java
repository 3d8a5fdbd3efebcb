/** Where the time goes. */
@NullMarked
package org.danubecamel.benchmarks.profile;

import org.jspecify.annotations.NullMarked;
