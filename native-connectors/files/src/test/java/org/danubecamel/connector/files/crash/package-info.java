/** Routes to and from files that are killed, or whose directory vanishes. */
@NullMarked
package org.danubecamel.connector.files.crash;

import org.jspecify.annotations.NullMarked;
