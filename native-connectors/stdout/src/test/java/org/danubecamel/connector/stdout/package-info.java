@NullMarked
package org.danubecamel.connector.stdout;

import org.jspecify.annotations.NullMarked;
