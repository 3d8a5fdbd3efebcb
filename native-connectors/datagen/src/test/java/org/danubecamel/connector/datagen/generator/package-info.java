@NullMarked
package org.danubecamel.connector.datagen.generator;

import org.jspecify.annotations.NullMarked;
