/**
 * Files to records, each file once. Start at {@link org.danubecamel.connector.files.reader.FilesSource}.
 *
 * <p>Which files have been read stands in a ledger beside the position, an entry for each, because a position is small and
 * directories may have very many files; a position says how many of its entries count.
 */
@NullMarked
package org.danubecamel.connector.files.reader;

import org.jspecify.annotations.NullMarked;
