/** What Kamelets of this project have in common. */
@NullMarked
package org.danubecamel.kamelets;

import org.jspecify.annotations.NullMarked;
