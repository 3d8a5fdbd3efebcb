/** Values to the types that a target wants, without loss: what would overflow, round or be guessed is an error. */
@NullMarked
package org.danubecamel.records.convert;

import org.jspecify.annotations.NullMarked;
