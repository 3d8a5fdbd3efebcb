/** What becomes of messages while a sink is down for long, and while it is slower than the broker waits. */
@NullMarked
package org.danubecamel.routes.outage;

import org.jspecify.annotations.NullMarked;
