/**
 * What a failure is about: one record's data, or the system that was to take it. Start at
 * {@link org.danubecamel.batch.failure.FailureClassifier}.
 */
@NullMarked
package org.danubecamel.batch.failure;

import org.jspecify.annotations.NullMarked;
