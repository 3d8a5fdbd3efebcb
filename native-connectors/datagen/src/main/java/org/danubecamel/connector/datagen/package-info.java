/** The Camel component {@code danube-datagen:}, a source of synthetic records. */
@NullMarked
package org.danubecamel.connector.datagen;

import org.jspecify.annotations.NullMarked;
