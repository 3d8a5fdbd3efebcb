/** The Kamelets at work. */
@NullMarked
package org.danubecamel.kamelets;

import org.jspecify.annotations.NullMarked;
