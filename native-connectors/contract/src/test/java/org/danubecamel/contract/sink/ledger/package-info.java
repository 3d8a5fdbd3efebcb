/** A system in memory with a sink that can have one defect at a time, to prove that the suite finds each. */
@NullMarked
package org.danubecamel.contract.sink.ledger;

import org.jspecify.annotations.NullMarked;
