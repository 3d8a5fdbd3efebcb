package org.danubecamel.batch.internal;

import org.jspecify.annotations.Nullable;

/**
 * What became of a record.
 *
 * @param failure null if it is written
 */
record Verdict(Entry entry, @Nullable Exception failure) {}
