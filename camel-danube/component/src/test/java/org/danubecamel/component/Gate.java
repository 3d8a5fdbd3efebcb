package org.danubecamel.component;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A route step that holds a message until the test lets it go on, or lets it fail. */
final class Gate implements Processor {

    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);
    private volatile boolean failing;

    @Override
    public void process(Exchange exchange) throws Exception {
        reached.countDown();
        pass(opened, "was not opened");
        if (failing) {
            throw new IllegalStateException("the step fails");
        }
    }

    void awaitMessage() throws InterruptedException {
        pass(reached, "was not reached");
    }

    void open() {
        opened.countDown();
    }

    void fail() {
        failing = true;
        open();
    }

    private static void pass(CountDownLatch latch, String otherwise) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The gate " + otherwise);
        }
    }
}
