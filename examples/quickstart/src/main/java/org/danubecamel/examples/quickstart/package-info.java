/** The quickstart: webhooks through Danube into a file. */
@NullMarked
package org.danubecamel.examples.quickstart;

import org.jspecify.annotations.NullMarked;
