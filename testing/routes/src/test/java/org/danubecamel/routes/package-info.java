/** Whole routes, from the broker to the sink, whose sinks refuse, hang and vanish. */
@NullMarked
package org.danubecamel.routes;

import org.jspecify.annotations.NullMarked;
