package org.danubecamel.contract.source;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.danubecamel.connector.source.SourceRecord;

/** The defects that can be planted around a source that is right. */
final class Defects {

    private Defects() {}

    static List<SourceRecord> records(Defect defect, List<SourceRecord> records) {
        return switch (defect) {
            case SWAPS -> swapped(records);
            case MANGLES -> records.stream().map(Defects::mangled).toList();
            case LEAVES_OUT ->
                records.stream().filter(record -> record.undecodable() == null).toList();
            default -> records;
        };
    }

    private static List<SourceRecord> swapped(List<SourceRecord> records) {
        if (records.size() < 3) {
            return records;
        }
        var swapped = new ArrayList<>(records);
        Collections.swap(swapped, 0, 1);
        return swapped;
    }

    private static SourceRecord mangled(SourceRecord record) {
        return record.body() instanceof String text
                ? SourceRecord.of(
                        new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII),
                        Map.of(),
                        record.bytes(),
                        record.after())
                : record;
    }

    static Processor processor(Defect defect, Processor route) {
        return switch (defect) {
            case IGNORES_FAILURES, COMPLETES_FIRST -> new Wrong(defect, route);
            default -> route;
        };
    }

    /** Stands between consumer and route, and lets the consumer believe that the route has taken what it has not. */
    private static final class Wrong extends AsyncProcessorSupport {

        private final Defect defect;
        private final org.apache.camel.AsyncProcessor route;

        private Wrong(Defect defect, Processor route) {
            this.defect = defect;
            this.route = AsyncProcessorConverterHelper.convert(route);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            var copy = exchange.getContext().getEndpoint("direct:unused").createExchange();
            copy.setIn(exchange.getMessage().copy());
            var completions = exchange.getExchangeExtension().handoverCompletions();
            Runnable complete = () -> completions.forEach(completion -> completion.onComplete(exchange));
            if (defect == Defect.COMPLETES_FIRST) {
                complete.run();
                again(copy);
            } else {
                route.process(copy, doneSync -> complete.run());
            }
            callback.done(false);
            return false;
        }

        private void again(Exchange exchange) {
            route.process(exchange, doneSync -> {
                if (exchange.isFailed() && exchange.getContext().isStarted()) {
                    exchange.setException(null);
                    again(exchange);
                }
            });
        }
    }
}
