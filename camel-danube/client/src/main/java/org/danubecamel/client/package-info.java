/**
 * Asynchronous client for the Danube message broker. Start at {@link org.danubecamel.client.DanubeClient}.
 *
 * <p>No code of the caller runs on the client's network threads: futures complete, and listeners are called, on the
 * callback executor. A message that is acknowledged was acknowledged by the caller, never by the client itself.
 */
@NullMarked
package org.danubecamel.client;

import org.jspecify.annotations.NullMarked;
