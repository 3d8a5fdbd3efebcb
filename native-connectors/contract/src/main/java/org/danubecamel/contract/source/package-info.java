/**
 * What every source must do, as one suite of tests: a connector's test extends
 * {@link org.danubecamel.contract.source.SourceContract} and says how its system is filled without the connector.
 */
@NullMarked
package org.danubecamel.contract.source;

import org.jspecify.annotations.NullMarked;
