/** Bad records among good ones: what a sink refuses, and how it says so, decides about no other record. */
@NullMarked
package org.danubecamel.routes.poison;

import org.jspecify.annotations.NullMarked;
