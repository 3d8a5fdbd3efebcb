package org.danubecamel.batch;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/** A sink that remembers what it was called with, refuses what it is told to, and can be held up. */
final class FakeSink implements Processor {

    final List<List<?>> calls = new CopyOnWriteArrayList<>();
    final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    final List<Object> written = new CopyOnWriteArrayList<>();
    private volatile Function<List<?>, Exception> failures = items -> null;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    @Override
    public void process(Exchange exchange) throws Exception {
        List<?> items = exchange.getMessage().getBody(List.class);
        calls.add(items);
        exchanges.add(exchange.copy());
        if (!gate.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("The gate was not opened");
        }
        var failure = failures.apply(items);
        if (failure != null) {
            throw failure;
        }
        written.addAll(items);
    }

    /** Fails each call for which {@code failures} returns an exception; such a call writes nothing. */
    FakeSink failing(Function<List<?>, Exception> failures) {
        this.failures = failures;
        return this;
    }

    /** Refuses each list that has one of {@code poison}, for a reason that says nothing. */
    FakeSink refusing(Object... poison) {
        var bad = Set.of(poison);
        return failing(items -> items.stream().anyMatch(bad::contains) ? new IllegalArgumentException("bad") : null);
    }

    /** Works again. */
    void mend() {
        failures = items -> null;
    }

    /** Holds up all calls until {@link #open}. */
    void close() {
        gate = new CountDownLatch(1);
    }

    void open() {
        gate.countDown();
    }

    List<Integer> sizes() {
        return calls.stream().map(Collection::size).toList();
    }
}
