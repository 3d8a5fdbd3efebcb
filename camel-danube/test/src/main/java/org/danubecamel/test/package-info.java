/**
 * What clients can see of a Danube broker, as tests against a service URL. Start at
 * {@link org.danubecamel.test.BrokerUnderTest}, which says against which broker.
 *
 * <p>The tests are in the main artifact, and JUnit is a compile dependency, so that a user can run them against a broker
 * of their own without this project's sources. They know no class of the embedded broker.
 */
@NullMarked
package org.danubecamel.test;

import org.jspecify.annotations.NullMarked;
