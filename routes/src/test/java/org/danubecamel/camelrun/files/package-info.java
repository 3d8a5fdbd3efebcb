/** The routes to and from files. */
@NullMarked
package org.danubecamel.camelrun.files;

import org.jspecify.annotations.NullMarked;
