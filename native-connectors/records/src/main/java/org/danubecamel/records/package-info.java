/**
 * Records: ordered, named, typed values, the same for every format and every connector. Start at
 * {@link org.danubecamel.records.Record} and {@link org.danubecamel.records.RecordSchema}; bodies become records in
 * {@link org.danubecamel.records.format}, columns in {@link org.danubecamel.records.mapping}, and types in
 * {@link org.danubecamel.records.convert}.
 *
 * <p>Everything that is wrong with data comes out as {@link org.danubecamel.records.RecordException}.
 */
@NullMarked
package org.danubecamel.records;

import org.jspecify.annotations.NullMarked;
