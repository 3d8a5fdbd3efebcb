/**
 * What all native connectors have in common: how a component takes its options, and how all that is wrong with them is said
 * at once. Sinks are in {@code org.danubecamel.connector.sink}, sources in {@code org.danubecamel.connector.source}.
 */
@NullMarked
package org.danubecamel.connector;

import org.jspecify.annotations.NullMarked;
