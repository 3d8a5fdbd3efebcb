@NullMarked
package org.danubecamel.connector.source;

import org.jspecify.annotations.NullMarked;
