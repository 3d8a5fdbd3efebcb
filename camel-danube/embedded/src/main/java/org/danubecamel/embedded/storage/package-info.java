/** What the embedded broker keeps, in memory or in a data directory. */
@NullMarked
package org.danubecamel.embedded.storage;

import org.jspecify.annotations.NullMarked;
