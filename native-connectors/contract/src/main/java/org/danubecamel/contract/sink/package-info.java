/**
 * What every sink must do, as one suite of tests: a connector's test extends {@link
 * org.danubecamel.contract.sink.SinkContract} and says how its system is reached, read and disturbed.
 */
@NullMarked
package org.danubecamel.contract.sink;

import org.jspecify.annotations.NullMarked;
