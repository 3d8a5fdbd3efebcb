/** The Camel component {@code danube-stdout:}, which writes records to the standard output of the process. */
@NullMarked
package org.danubecamel.connector.stdout;

import org.jspecify.annotations.NullMarked;
