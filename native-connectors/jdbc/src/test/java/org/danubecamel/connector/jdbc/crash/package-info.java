/** Routes to and from PostgreSQL that are killed, or whose PostgreSQL is. */
@NullMarked
package org.danubecamel.connector.jdbc.crash;

import org.jspecify.annotations.NullMarked;
