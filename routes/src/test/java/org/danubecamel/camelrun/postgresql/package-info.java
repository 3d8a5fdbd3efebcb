/** The routes to and from PostgreSQL. */
@NullMarked
package org.danubecamel.camelrun.postgresql;

import org.jspecify.annotations.NullMarked;
