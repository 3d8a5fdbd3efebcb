/** Tests of the quickstart: its parts, and the packaged application as its users start it. */
@NullMarked
package org.danubecamel.examples.quickstart;

import org.jspecify.annotations.NullMarked;
