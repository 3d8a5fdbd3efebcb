/**
 * A Danube broker in this JVM, on the real wire protocol. {@link org.danubecamel.embedded.EmbeddedBroker} is the way
 * in; everything a topic does runs in its mailbox, one task at a time, and no thread ever waits.
 */
@NullMarked
package org.danubecamel.embedded;

import org.jspecify.annotations.NullMarked;
