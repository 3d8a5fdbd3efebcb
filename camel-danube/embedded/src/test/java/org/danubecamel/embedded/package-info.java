/** Tests of the embedded broker over raw stubs, so that no client smooths anything over. */
@NullMarked
package org.danubecamel.embedded;

import org.jspecify.annotations.NullMarked;
