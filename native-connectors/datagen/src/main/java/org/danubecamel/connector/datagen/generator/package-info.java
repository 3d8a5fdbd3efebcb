/**
 * Synthetic records: each is a function of a seed and its number, and of nothing else, so that whoever receives them can tell
 * what is missing. Start at {@link org.danubecamel.connector.datagen.generator.RecordGenerator}. Knows no Camel.
 */
@NullMarked
package org.danubecamel.connector.datagen.generator;

import org.jspecify.annotations.NullMarked;
