package org.danubecamel.contract.sink;

import org.danubecamel.contract.sink.ledger.Defect;

/** A sink without defects passes all checks. */
final class LedgerContractTest extends SinkContract {

    @Override
    protected SinkUnderTest sink() {
        return Ledger.with(Defect.NONE);
    }
}
