/**
 * Proxies between a client and a broker that do what networks and brokers do on bad days, when a test says so. Start at
 * {@link org.danubecamel.test.proxy.DanubeProxy}. They know no class of a broker, and listen on the loopback interface.
 */
@NullMarked
package org.danubecamel.test.proxy;

import org.jspecify.annotations.NullMarked;
