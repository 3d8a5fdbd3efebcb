package org.danubecamel.component;

import static org.awaitility.Awaitility.await;
import static org.danubecamel.component.OfflineConsumer.ORDERS;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.ConsumerTemplate;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.aggregate.UseLatestAggregationStrategy;

/** The ways that a message may take through Camel, each with a step at its end that stands for what must be done. */
enum AcknowledgementPath {
    /** Step by step on the consumer's thread. */
    DIRECT(Early.BEFORE) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).to("direct:next");
            routes.from("direct:next").process(last);
        }
    },
    /** Over to another route by a queue, not waited for. */
    SEDA(Early.BEFORE, Early.ON_RETURN, Early.IN_CALLBACK) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).to("seda:next?waitForTaskToComplete=Never");
            routes.from("seda:next").process(last);
        }
    },
    /** Through two queues. */
    SEDA_TWICE(Early.BEFORE, Early.ON_RETURN, Early.IN_CALLBACK) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).to("seda:next");
            routes.from("seda:next").to("seda:after");
            routes.from("seda:after").process(last);
        }
    },
    /** On another thread of the same route. */
    THREADS(Early.BEFORE, Early.ON_RETURN) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).threads(2).process(last);
        }
    },
    /** With a copy going another way, which does not count. */
    WIRE_TAP(Early.BEFORE) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            var tapped = new CountDownLatch(1);
            routes.from("direct:tap").process(copy -> tapped.countDown());
            routes.from(ORDERS)
                    .wireTap("direct:tap")
                    .process(exchange -> {
                        tapped.await();
                        // The copy is done when only this exchange is left.
                        await().until(() ->
                                exchange.getContext().getInflightRepository().size() == 1);
                    })
                    .process(last);
        }
    },
    /** In parts. */
    SPLIT(Early.BEFORE) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).split().tokenize(",").to("direct:part");
            routes.from("direct:part").filter().simple("${body} == 'b'").process(last);
        }
    },
    /** In parts, all at once. */
    PARALLEL_SPLIT(Early.BEFORE) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).split().tokenize(",").parallelProcessing().to("direct:part");
            routes.from("direct:part").filter().simple("${body} == 'b'").process(last);
        }
    },
    /** To two routes. */
    MULTICAST(Early.BEFORE) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).multicast().stopOnException().to("direct:first", "direct:second");
            routes.from("direct:first").setHeader("seen").constant(true);
            routes.from("direct:second").process(last);
        }
    },
    /** Put in order with others that arrive about the same time. */
    RESEQUENCE(Early.BEFORE, Early.ON_RETURN, Early.IN_CALLBACK) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).resequence().body().timeout(10).process(last);
        }
    },
    /** Held until what precedes it has arrived, or for a while. */
    RESEQUENCE_STREAM(Early.BEFORE, Early.ON_RETURN, Early.IN_CALLBACK) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from(ORDERS).resequence(routes.constant(1L)).stream()
                    .timeout(10)
                    .process(last);
        }
    },
    /** Fetched by another route. */
    POLL_ENRICH(Early.BEFORE, Early.ON_RETURN, Early.IN_CALLBACK) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from("timer:fetch?repeatCount=1&delay=0")
                    .pollEnrich(ORDERS, 20_000, new UseLatestAggregationStrategy())
                    .process(last);
        }
    },
    /** Fetched by a program, which says when it is done. */
    CONSUMER_TEMPLATE(Early.BEFORE, Early.ON_RETURN, Early.IN_CALLBACK) {
        @Override
        void route(RouteBuilder routes, Gate last) {
            routes.from("timer:fetch?repeatCount=1&delay=0").process(exchange -> {
                ConsumerTemplate template = exchange.getContext().createConsumerTemplate();
                Exchange received = template.receive(ORDERS, 20_000);
                try {
                    last.process(received);
                } catch (IllegalStateException e) {
                    received.setException(e);
                }
                template.doneUoW(received);
            });
        }
    };

    /** The defects that can be told apart from acknowledging at the right time on this way. */
    final List<Early> visibleDefects;

    AcknowledgementPath(Early... visibleDefects) {
        this.visibleDefects = List.of(visibleDefects);
    }

    /** Whether the consumer's thread is free while the last step is at work. */
    boolean handsOver() {
        return visibleDefects.contains(Early.ON_RETURN);
    }

    abstract void route(RouteBuilder routes, Gate last);
}
