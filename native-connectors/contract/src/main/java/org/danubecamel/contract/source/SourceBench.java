package org.danubecamel.contract.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.test.proxy.CallSelection;
import org.danubecamel.test.proxy.DanubeProxy;
import org.jspecify.annotations.Nullable;

/** What one check has: an origin, a topic that is being read, a place for positions, and routes between them. */
final class SourceBench implements AutoCloseable {

    static final int MAX_IN_FLIGHT = 100;

    private static final AtomicInteger BENCHES = new AtomicInteger();
    private static final String SEND = "danube.ProducerService/SendMessage";

    private final SourceUnderTest source;
    private final DanubeProxy proxy;
    private final DanubeClient client;
    private final Path directory;
    private final Path positions;
    private final String name;
    private final Arrivals arrivals;
    private final Arrivals deadLetters;
    private final List<SourceRoute> routes = new ArrayList<>();

    SourceBench(SourceUnderTest source, DanubeProxy proxy, DanubeClient client, Path directory) throws Exception {
        this.source = source;
        this.proxy = proxy;
        this.client = client;
        // Names that differ between runs too, since peers may be kept.
        name = "o" + Long.toString(System.nanoTime(), Character.MAX_RADIX) + "_" + BENCHES.incrementAndGet();
        this.directory = directory;
        positions = directory.resolve(name);
        proxy.endFaults();
        arrivals = Arrivals.in(client, topic(), source.text, source.patience);
        deadLetters = Arrivals.in(client, deadTopic(), source.text, source.patience);
        source.origin.with(name);
    }

    SourceUnderTest source() {
        return source;
    }

    String origin() {
        return name;
    }

    String topic() {
        return "a-" + name;
    }

    String deadTopic() {
        return "z-" + name;
    }

    DanubeProxy proxy() {
        return proxy;
    }

    /** Returns what stands between the source and Danube's answer: each sending of a message. */
    CallSelection<byte[]> sends() {
        return proxy.grpc().on(SEND);
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Arrivals deadLetters() {
        return deadLetters;
    }

    /** Puts records into the origin and returns their texts. */
    List<String> put(String prefix, int count) throws Exception {
        var texts = IntStream.range(0, count)
                .mapToObj(number -> prefix + " " + number)
                .toList();
        source.put.put(name, texts);
        return texts;
    }

    void put(List<String> texts) throws Exception {
        source.put.put(name, texts);
    }

    private String uri() {
        var uri = source.uri.apply(name);
        return uri + (uri.contains("?") ? "&" : "?") + "positionStore=" + source.position.apply(positions.toString())
                + "&positionName=contract";
    }

    /** Returns where a process may have its log. */
    Path log() {
        return directory.resolve(name + ".log");
    }

    /** Starts a process of the route, with a log at the finest level if one is given. */
    SourceProcess process(@Nullable Path log) {
        var options = "&delay=20&redeliveryDelay=20&maximumRedeliveryDelay=200&maxInFlight=" + MAX_IN_FLIGHT;
        return SourceProcess.start(
                new SourceLife(source.logIn, source.password, uri() + options, topic(), proxy.url()), log);
    }

    /** Returns a route of the source that goes on where the one before was; not started. */
    SourceRoute route() {
        var route = new SourceRoute(source, uri(), topic(), proxy.url());
        routes.add(route);
        return route;
    }

    /** Returns such a route that reaches Danube without the proxy and its faults; not started. */
    SourceRoute undisturbedRoute() {
        var route = new SourceRoute(source, uri(), topic(), client.serviceUrl());
        routes.add(route);
        return route;
    }

    /** Returns a route of another URI; not started. */
    SourceRoute route(String uri) {
        var route = new SourceRoute(source, uri, topic(), proxy.url());
        routes.add(route);
        return route;
    }

    @Override
    public void close() {
        proxy.endFaults();
        source.peer.start();
        routes.forEach(SourceRoute::close);
        arrivals.close();
        deadLetters.close();
    }
}
