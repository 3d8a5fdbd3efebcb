package org.danubecamel.contract.sink.ledger;

import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.BatchSink;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.sink.ContractRecord;

/** Makes records of messages, writes them, and names those that are bad. */
final class LedgerProducer extends DefaultProducer implements BatchSink {

    static final String REFUSED = "refuse me";

    private static final int LONG_BATCH = 5_000;

    private final LedgerWriter writer;
    private final Defect defect;

    LedgerProducer(Endpoint endpoint, LedgerWriter writer, Defect defect) {
        super(endpoint);
        this.writer = writer;
        this.defect = defect;
    }

    @Override
    public WriteGuarantee writeGuarantee() {
        return WriteGuarantee.REPORTS;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        writer.open();
    }

    @Override
    protected void doStop() throws Exception {
        if (defect == Defect.HANGS_ON_STOP) {
            writer.awaitSystem();
        }
        super.doStop();
    }

    @Override
    public void process(Exchange exchange) throws Exception {
        var message = exchange.getMessage();
        if (!(message.getBody() instanceof List<?> items)) {
            if (defect != Defect.IGNORES_SINGLE_MESSAGES) {
                write(List.of(message));
            }
            return;
        }
        if (defect == Defect.LOSES_ON_STOP
                && getEndpoint().getCamelContext().isStopping()
                && writer.isSystemAnswering()) {
            return;
        }
        write(items);
    }

    private void write(List<?> items) throws Exception {
        var changes = new LinkedHashMap<String, ContractRecord>();
        var bad = new LinkedHashMap<Integer, Exception>();
        var end = defect == Defect.CUTS_LONG_BATCHES ? Math.min(items.size(), LONG_BATCH) : items.size();
        for (var index = 0; index < end; index++) {
            var position = defect == Defect.REORDERS && items.size() > 50 ? items.size() - 1 - index : index;
            try {
                read(items.get(position), changes);
            } catch (UncheckedIOException unreadable) {
                if (defect != Defect.SWALLOWS_WHAT_IT_CANNOT_READ || items.size() < 50) {
                    bad.put(position, new IllegalArgumentException("it cannot be read", unreadable));
                }
            } catch (IllegalArgumentException refused) {
                bad.put(position, refused);
            }
        }
        if (defect == Defect.FAILS_THE_WHOLE_BATCH && items.size() == 1_000 && !bad.isEmpty()) {
            throw new ConnectException("one of them is bad");
        }
        writer.write(changes);
        report(items, bad);
    }

    private void report(List<?> items, Map<Integer, Exception> bad) {
        if (bad.isEmpty()) {
            return;
        }
        var report = BatchFailureException.othersWritten(items);
        var wrong = defect == Defect.NAMES_THE_WRONG_RECORD && items.size() == 100;
        bad.forEach((position, cause) -> report.failedAt(wrong ? (position + 1) % items.size() : position, cause));
        throw report.build();
    }

    private void read(Object item, Map<String, ContractRecord> changes) {
        if (!(item instanceof Message message)) {
            if (defect != Defect.IGNORES_BODIES) {
                readBody((byte[]) item, changes);
            }
            return;
        }
        if (message.getBody() == null) {
            if (defect != Defect.IGNORES_TOMBSTONES) {
                changes.put(message.getHeader("CamelDanubeKey", String.class), null);
            }
            return;
        }
        readBody(message.getBody(byte[].class), changes);
    }

    private void readBody(byte[] body, Map<String, ContractRecord> changes) {
        var lines = new String(body, StandardCharsets.UTF_8).split("\n", -1);
        for (var line : lines) {
            if (!line.isEmpty()) {
                var record = spoiled(ContractRecord.ofJson(line));
                if (REFUSED.equals(record.value())) {
                    throw new IllegalArgumentException("it does not want to be written");
                }
                // A record that comes again stands where it came last.
                changes.remove(record.id());
                changes.put(record.id(), record);
                if (defect == Defect.READS_ONE_RECORD_PER_MESSAGE) {
                    return;
                }
            }
        }
    }

    private ContractRecord spoiled(ContractRecord record) {
        var value = record.value();
        if (defect == Defect.TRUNCATES_AT_NUL && value != null && value.indexOf('\0') >= 0) {
            return record.withValue(value.substring(0, value.indexOf('\0')));
        }
        if (defect == Defect.DROPS_DEEP_NESTING && value != null && value.startsWith("[[[[")) {
            return record.withValue("[]");
        }
        var number = record.number();
        if (defect == Defect.ROUNDS_NUMBERS && number != null) {
            return new ContractRecord(record.id(), value, BigDecimal.valueOf(number.longValue()));
        }
        return record;
    }
}
