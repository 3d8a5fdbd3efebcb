/**
 * The Camel component {@code danube:}, which sends to and receives from the Danube message broker. Start at
 * {@link org.danubecamel.component.DanubeComponent}; the options are in
 * {@link org.danubecamel.component.DanubeConfiguration}, the headers in
 * {@link org.danubecamel.component.DanubeConstants}.
 *
 * <p>A message is acknowledged to the broker when the exchange made from it completes, wherever that happens, and never
 * when it fails or is rolled back.
 */
@NullMarked
package org.danubecamel.component;

import org.jspecify.annotations.NullMarked;
