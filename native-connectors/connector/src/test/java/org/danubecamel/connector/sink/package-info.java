@NullMarked
package org.danubecamel.connector.sink;

import org.jspecify.annotations.NullMarked;
