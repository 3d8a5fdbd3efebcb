/** Formats as options name them, for whatever is configured by text. */
@NullMarked
package org.danubecamel.records.format.options;

import org.jspecify.annotations.NullMarked;
