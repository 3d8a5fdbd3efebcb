package org.danubecamel.contract.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.PropertyBindingSupport;
import org.danubecamel.connector.source.PositionedConsumer;
import org.danubecamel.connector.source.SourceConfiguration;
import org.danubecamel.connector.source.SourceSetupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The component of {@code lines:FILE}, a small source to prove the suite with, which may have a defect. */
final class LinesComponent extends DefaultComponent {

    private static final Logger LOG = LoggerFactory.getLogger(LinesComponent.class);

    private final @Nullable String password;
    private final Defect defect;

    LinesComponent(@Nullable String password, Defect defect) {
        this.password = password;
        this.defect = defect;
        if (defect == Defect.LOGS_PASSWORD) {
            LOG.trace("The password is {}", password);
        }
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        var options = new SourceConfiguration();
        PropertyBindingSupport.build()
                .withCamelContext(getCamelContext())
                .withTarget(options)
                .withProperties(parameters)
                .withRemoveParameters(true)
                .bind();
        var shout = getAndRemoveParameter(parameters, "shout", String.class, "no");
        return new LinesEndpoint(uri, Path.of(remaining), options, shout);
    }

    private final class LinesEndpoint extends DefaultEndpoint {

        private final Path file;
        private final SourceConfiguration options;
        private final String shout;

        private LinesEndpoint(String uri, Path file, SourceConfiguration options, String shout) {
            super(uri, LinesComponent.this);
            this.file = file;
            this.options = options;
            this.shout = shout;
        }

        @Override
        public Producer createProducer() {
            throw new UnsupportedOperationException("lines: is a source");
        }

        @Override
        public Consumer createConsumer(Processor processor) throws Exception {
            check();
            var consumer = new PositionedConsumer(
                    this, Defects.processor(defect, processor), new LinesSource(file, password, defect), options);
            configureConsumer(consumer);
            return consumer;
        }

        private void check() {
            var problems = new ArrayList<>(options.problems());
            if (!shout.equals("no")) {
                problems.add("Option shout=" + shout + " cannot be used. Allowed: no.");
            }
            if (!problems.isEmpty()) {
                throw SourceSetupException.of(
                        "lines", defect == Defect.NAMES_ONE ? List.of(problems.get(0)) : problems);
            }
        }

        @Override
        public boolean isSingleton() {
            return true;
        }
    }
}
