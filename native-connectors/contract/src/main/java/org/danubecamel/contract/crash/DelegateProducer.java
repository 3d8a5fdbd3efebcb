package org.danubecamel.contract.crash;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.service.ServiceHelper;

/** A producer that calls another one, which starts and stops with it. */
abstract class DelegateProducer extends DefaultAsyncProducer {

    private final AsyncProducer behind;

    DelegateProducer(Endpoint endpoint, AsyncProducer behind) {
        super(endpoint);
        this.behind = behind;
    }

    final AsyncProducer behind() {
        return behind;
    }

    @Override
    protected final void doStart() throws Exception {
        ServiceHelper.startService(behind);
        super.doStart();
    }

    @Override
    protected final void doStop() throws Exception {
        super.doStop();
        ServiceHelper.stopAndShutdownService(behind);
    }
}
