/** The route from the generator of synthetic records. */
@NullMarked
package org.danubecamel.camelrun.datagen;

import org.jspecify.annotations.NullMarked;
