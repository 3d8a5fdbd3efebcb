@NullMarked
package org.danubecamel.connector.datagen;

import org.jspecify.annotations.NullMarked;
