/** What becomes of messages that are under way when a route stops. */
@NullMarked
package org.danubecamel.routes.stop;

import org.jspecify.annotations.NullMarked;
