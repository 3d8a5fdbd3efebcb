/** Bytes to records and back. Start at {@link org.danubecamel.records.format.RecordCodec}; the formats without a schema are in {@link org.danubecamel.records.format.Formats}. */
@NullMarked
package org.danubecamel.records.format;

import org.jspecify.annotations.NullMarked;
