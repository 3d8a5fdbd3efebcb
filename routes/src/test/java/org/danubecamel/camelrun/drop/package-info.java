/** The route that counts messages and throws them away. */
@NullMarked
package org.danubecamel.camelrun.drop;

import org.jspecify.annotations.NullMarked;
