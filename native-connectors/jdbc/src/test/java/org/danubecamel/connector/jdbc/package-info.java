@NullMarked
package org.danubecamel.connector.jdbc;

import org.jspecify.annotations.NullMarked;
