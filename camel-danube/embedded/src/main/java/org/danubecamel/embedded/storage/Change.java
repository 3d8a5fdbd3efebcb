package org.danubecamel.embedded.storage;

import org.danubecamel.embedded.storage.format.Entry;

/** A change that has been made already and must get into the log sooner or later. */
record Change(Entry entry, Runnable kept) {}
