/** What runs in the JVM that is measured: senders, receivers, and the jobs they do. */
@NullMarked
package org.danubecamel.benchmarks.load;

import org.jspecify.annotations.NullMarked;
