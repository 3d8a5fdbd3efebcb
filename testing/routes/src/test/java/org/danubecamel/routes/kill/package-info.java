/** A route whose process is killed, over and over, at each moment that matters; and dead letters. */
@NullMarked
package org.danubecamel.routes.kill;

import org.jspecify.annotations.NullMarked;
