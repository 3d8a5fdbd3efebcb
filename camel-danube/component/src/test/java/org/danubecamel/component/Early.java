package org.danubecamel.component;

import org.danubecamel.client.Delivery;

/** Consumers that acknowledge too early, to prove that the check notices. */
enum Early {
    /** Before the message is routed. */
    BEFORE {
        @Override
        void deliver(DanubeConsumer consumer, Delivery delivery) {
            delivery.acknowledge();
            route(consumer, delivery, () -> {});
        }
    },
    /** When the first processor returns. */
    ON_RETURN {
        @Override
        void deliver(DanubeConsumer consumer, Delivery delivery) {
            route(consumer, delivery, () -> {});
            delivery.acknowledge();
        }
    },
    /** When the first route calls back. */
    IN_CALLBACK {
        @Override
        void deliver(DanubeConsumer consumer, Delivery delivery) {
            route(consumer, delivery, delivery::acknowledge);
        }
    };

    abstract void deliver(DanubeConsumer consumer, Delivery delivery);

    private static void route(DanubeConsumer consumer, Delivery delivery, Runnable callback) {
        var exchange = consumer.createExchange(true);
        exchange.getMessage()
                .setBody(new String(delivery.message().payload(), java.nio.charset.StandardCharsets.UTF_8));
        consumer.getAsyncProcessor().process(exchange, doneSync -> callback.run());
    }
}
