package org.danubecamel.embedded.storage;

import org.danubecamel.embedded.storage.format.Entry;

/**
 * A change that has been made already and must get into the log sooner or later.
 *
 * @param order grows with each change
 * @param kept runs when it is in the log
 */
record Change(long order, Entry entry, Runnable kept) {}
