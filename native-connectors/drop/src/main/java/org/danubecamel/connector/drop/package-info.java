/** The Camel component {@code danube-drop:}, which counts messages and throws them away. */
@NullMarked
package org.danubecamel.connector.drop;

import org.jspecify.annotations.NullMarked;
