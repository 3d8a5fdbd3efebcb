@NullMarked
package org.danubecamel.connector.drop;

import org.jspecify.annotations.NullMarked;
