package org.danubecamel.connector.sink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.apache.camel.util.URISupport;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.connector.ConfigurationException;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.RecordException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The producer of every sink: takes a list of messages or bodies from {@code danube-batch:}, or a single message, makes
 * records of them and has a {@link RecordWriter} write them. The exchange succeeds once they are durable. Of a list, messages
 * that cannot be written are named by {@link BatchFailureException}, and their neighbours are written.
 */
public final class RecordSinkProducer extends DefaultProducer implements BatchSink {

    private static final Logger LOG = LoggerFactory.getLogger(RecordSinkProducer.class);

    private final RecordSinkConfiguration options;
    private final RecordWriter writer;
    private final String name;
    /** A writer takes one call at a time; callers get their turn in the order in which they came. */
    private final ReentrantLock turn = new ReentrantLock(true);

    private @Nullable MessageDecoder decoder;
    private volatile boolean checked;

    /**
     * Creates a producer.
     *
     * @param endpoint the sink's endpoint
     * @param options its options
     * @param writer closed when the producer stops; it may be started again
     */
    public RecordSinkProducer(Endpoint endpoint, RecordSinkConfiguration options, RecordWriter writer) {
        super(endpoint);
        this.options = options;
        this.writer = writer;
        name = withoutOptions(endpoint.getEndpointUri());
    }

    private static String withoutOptions(String uri) {
        var shown = URISupport.sanitizeUri(uri);
        var path = shown.indexOf('?') < 0 ? shown : shown.substring(0, shown.indexOf('?'));
        return path.replace("://", ":");
    }

    @Override
    public WriteGuarantee writeGuarantee() {
        return writer.guarantee();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        var context = getEndpoint().getCamelContext();
        var codec = new BodyCodec(options).create(context, new OptionProblems("DNB-3301", name));
        decoder = new MessageDecoder(options, codec, context.getTypeConverter());
        checked = false;
        try {
            writer.check();
            checked = true;
        } catch (ConfigurationException e) {
            closeAfter(e);
            throw e;
        } catch (Exception e) {
            LOG.warn(
                    "DNB-3302 {} cannot be checked now, and is checked again before records are written: {}",
                    name,
                    e.toString());
        }
    }

    private void closeAfter(Exception failure) {
        try {
            writer.close();
        } catch (Exception e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    protected void doStop() throws Exception {
        writer.close();
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        var decoding = decoder;
        if (decoding == null) {
            throw new IllegalStateException(name + " is not started. Start its route first.");
        }
        var message = exchange.getMessage();
        if (message.getBody() instanceof List<?> list) {
            new Call(decoding, list, list).write();
        } else {
            new Call(decoding, List.of(message), null).write();
        }
    }

    private void write(List<SinkRecord> records) throws Exception {
        turn.lockInterruptibly();
        try {
            if (!checked) {
                checkAgain();
            }
            writer.write(records);
        } finally {
            turn.unlock();
        }
    }

    /** Nothing is written before, so a failure says nothing about records. */
    private void checkAgain() throws Exception {
        try {
            writer.check();
            checked = true;
        } catch (ConfigurationException | InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new TargetUnavailableException(name, e);
        }
    }

    /** One call: what it was given, and which of it could not be written. */
    private final class Call {

        private final List<?> items;
        private final @Nullable List<?> list;
        private final List<SinkRecord> records = new ArrayList<>();
        private final Map<Integer, Throwable> refused = new LinkedHashMap<>();

        /** @param list what the exchange carries, if that is a list; failures are about it */
        Call(MessageDecoder decoder, List<?> items, @Nullable List<?> list) {
            this.items = items;
            this.list = list;
            for (var position = 0; position < items.size(); position++) {
                try {
                    decoder.decode(items.get(position), position, records);
                } catch (RecordException | UnreadableBodyException e) {
                    refused.put(position, e);
                }
            }
        }

        void write() throws Exception {
            if (!records.isEmpty()) {
                try {
                    RecordSinkProducer.this.write(List.copyOf(records));
                } catch (RecordFailures e) {
                    e.failures().forEach(this::refuse);
                    throw failure(e.areOthersWritten());
                }
            }
            if (!refused.isEmpty()) {
                throw failure(true);
            }
        }

        /** A message is refused as one, for the first reason. */
        private void refuse(int position, Throwable cause) {
            refused.putIfAbsent(records.get(position).message(), cause);
        }

        private RuntimeException failure(boolean othersWritten) {
            if (list == null) {
                return alone(refused.values().iterator().next());
            }
            var report = othersWritten
                    ? BatchFailureException.othersWritten(list)
                    : BatchFailureException.nothingWritten(list);
            refused.forEach(report::failedAt);
            return report.build();
        }

        private RuntimeException alone(Throwable cause) {
            return cause instanceof RecordException
                    ? new RecordRejectedException(name + " refuses the message: " + cause.getMessage(), cause)
                    : new IllegalStateException(name + " could not write the message: " + cause.getMessage(), cause);
        }
    }
}
