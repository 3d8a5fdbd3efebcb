/**
 * The Camel component {@code danube-batch:}, which writes records in batches to any Camel endpoint that takes a list, and
 * gives each record its own result. Start at {@link org.danubecamel.batch.DanubeBatchComponent}; the options are in
 * {@link org.danubecamel.batch.DanubeBatchConfiguration}, the headers in
 * {@link org.danubecamel.batch.DanubeBatchConstants}.
 *
 * <p>An exchange completes successfully only after a call of the sink that contained its record has succeeded.
 */
@NullMarked
package org.danubecamel.batch;

import org.jspecify.annotations.NullMarked;
