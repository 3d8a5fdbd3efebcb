/** The route files: what they say of themselves, and whether Camel's schema allows them. */
@NullMarked
package org.danubecamel.camelrun.file;

import org.jspecify.annotations.NullMarked;
