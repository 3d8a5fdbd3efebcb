package org.danubecamel.component;

import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.camel.support.DefaultEndpoint;

/** Stores dead letters, late and not always. */
final class ModelDeadLetterEndpoint extends DefaultEndpoint {

    private final ModelWorld world;
    private final ModelBroker broker;
    private final ModelRules rules;
    private final ModelDefect defect;
    private boolean wellBehaved;

    ModelDeadLetterEndpoint(
            CamelContext context, ModelWorld world, ModelBroker broker, ModelRules rules, ModelDefect defect) {
        setCamelContext(context);
        setEndpointUriIfNotSpecified("model:dead");
        this.world = world;
        this.broker = broker;
        this.rules = rules;
        this.defect = defect;
    }

    /** Stores all from now on. */
    void behave() {
        wellBehaved = true;
    }

    @Override
    public AsyncProducer createProducer() {
        return new DefaultAsyncProducer(this) {
            @Override
            public boolean process(Exchange exchange, AsyncCallback callback) {
                var message = broker.numbered(exchange.getMessage().getBody(byte[].class));
                if (defect == ModelDefect.ACKNOWLEDGES_BEFORE_THE_DEAD_LETTER) {
                    callback.done(true);
                    return true;
                }
                world.later(() -> store(message, exchange, callback));
                return false;
            }
        };
    }

    @Override
    public AsyncProducer createAsyncProducer() {
        return createProducer();
    }

    private void store(ModelMessage message, Exchange exchange, AsyncCallback callback) {
        if (!wellBehaved && world.oneIn(4)) {
            exchange.setException(new IllegalStateException("full"));
        } else {
            message.deadLetters++;
            rules.deadLettered(message);
            if (defect == ModelDefect.FORGETS_A_DEAD_LETTER) {
                exchange.setException(new IllegalStateException("forgotten"));
            }
        }
        callback.done(false);
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("nobody receives from it");
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
