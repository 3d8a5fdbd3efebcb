package org.danubecamel.benchmarks.load;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.danubecamel.benchmarks.process.Arguments;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.Consumer;
import org.danubecamel.client.ConsumerOptions;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.Delivery;
import org.danubecamel.client.DispatchStrategy;
import org.danubecamel.client.OutgoingMessage;
import org.danubecamel.client.Producer;
import org.danubecamel.client.ProducerOptions;
import org.danubecamel.client.TopicName;

/**
 * One client creates many topics and connects producers and consumers to some of them, pair by pair; one message goes
 * through each pair. Then all are idle, and what they need is measured.
 */
final class EndpointsJob {

    private static final int CREATED_AT_ONCE = 64;

    private final Arguments job;
    private final int topics;
    private final int pairs;
    private final DanubeClient client;
    private final List<Producer> producers = new ArrayList<>();
    private final List<Consumer> consumers = new ArrayList<>();
    private final CountDownLatch acknowledged;

    private EndpointsJob(Arguments job) {
        this.job = job;
        this.topics = job.count("topics");
        this.pairs = job.count("pairs");
        this.client = DanubeClient.builder(job.text("serviceUrl")).build();
        this.acknowledged = new CountDownLatch(pairs);
    }

    static Arguments run(Arguments job) throws InterruptedException {
        var threads = ManagementFactory.getThreadMXBean();
        var heap = Memory.liveHeap();
        var count = threads.getThreadCount();
        threads.resetPeakThreadCount();
        var endpoints = new EndpointsJob(job);
        endpoints.createTopics();
        var heapWithTopics = Memory.liveHeap();
        endpoints.connect();
        endpoints.exchange();
        Background.pause(job.number("seconds"));
        var report = Arguments.none()
                .with("heapBefore", heap)
                .with("heapWithTopics", heapWithTopics)
                .with("heap", Memory.liveHeap())
                .with("threadsBefore", count)
                .with("threadsPeak", threads.getPeakThreadCount())
                .with("threads", threads.getThreadCount())
                .with("clientThreads", clientThreads());
        if (job.has("histogram")) {
            System.out.println(
                    Memory.diagnose("gcClassHistogram").lines().limit(60).reduce("", (a, b) -> a + b + "\n"));
        }
        // Reached here, so that nothing of them is collected before.
        endpoints.checkConnected();
        return report;
    }

    private void createTopics() throws InterruptedException {
        var free = new Semaphore(CREATED_AT_ONCE);
        for (var i = 0; i < topics; i++) {
            free.acquire();
            var unused = client.createTopic(topic(i), DispatchStrategy.RELIABLE, 0)
                    .whenComplete((done, failure) -> {
                        Failures.check(failure);
                        free.release();
                    });
        }
        free.acquire(CREATED_AT_ONCE);
    }

    private TopicName topic(int number) {
        return TopicName.parse(job.text("topic") + "-" + number);
    }

    private void connect() {
        for (var i = 0; i < pairs; i++) {
            var topic = topic(i * (topics / pairs));
            producers.add(client.newProducer(ProducerOptions.of(topic)));
            consumers.add(client.newConsumer(
                    ConsumerOptions.builder(topic, "benchmark").build(), this::received));
        }
        producers.forEach(producer -> producer.ready().join());
        consumers.forEach(consumer -> consumer.ready().join());
    }

    private void exchange() throws InterruptedException {
        var payload = Sides.payload(job);
        for (var producer : producers) {
            var unused = producer.send(OutgoingMessage.of(payload))
                    .whenComplete((receipt, failure) -> Failures.check(failure));
        }
        acknowledged.await();
    }

    private void received(Delivery delivery) {
        var unused = delivery.acknowledge().whenComplete((outcome, failure) -> {
            Failures.check(failure);
            acknowledged.countDown();
        });
    }

    private void checkConnected() {
        for (var producer : producers) {
            check(producer.name(), producer.state().status() == ConnectionState.Status.CONNECTED);
        }
        for (var consumer : consumers) {
            check(consumer.name(), consumer.state().status() == ConnectionState.Status.CONNECTED);
        }
    }

    private static void check(String name, boolean connected) {
        if (!connected) {
            throw new IllegalStateException(name + " has lost its connection meanwhile");
        }
    }

    /** Returns how many threads there are of each name, numbers in names apart: {@code NAME:COUNT,...}. */
    private static String clientThreads() {
        var counts = new TreeMap<String, Integer>();
        for (var thread : Thread.getAllStackTraces().keySet()) {
            counts.merge(thread.getName().replaceAll("[0-9]+", "").replace(' ', '_'), 1, Integer::sum);
        }
        return counts.toString().replace(" ", "").replace('=', ':');
    }
}
