package org.danubecamel.contract.crash;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.StreamMessage;

/** The crash points of acknowledgements and dead letters; and who learns which messages are acknowledged. */
final class SinkWire implements WireSeam.Wire {

    private final CrashPoints points;
    private final Consumer<String> reports;
    private final Set<Long> dead = ConcurrentHashMap.newKeySet();

    SinkWire(CrashPoints points, Consumer<String> reports) {
        this.points = points;
        this.reports = reports;
    }

    @Override
    public void sending(Object request) {
        if (request instanceof AckRequest ack) {
            var number = number(ack);
            points.pass(
                    dead.contains(number)
                            ? CrashPoint.AFTER_DEAD_LETTER_BEFORE_ACK
                            : CrashPoint.AFTER_COMPLETION_BEFORE_ACK,
                    number);
        } else if (request instanceof StreamMessage letter) {
            dead.add(number(letter));
            points.pass(CrashPoint.BEFORE_DEAD_LETTER, number(letter));
        }
    }

    @Override
    public void answered(Object request) {
        if (request instanceof StreamMessage letter) {
            points.pass(CrashPoint.DURING_DEAD_LETTER, number(letter));
        }
    }

    @Override
    public void ended(Object request, Status status) {
        if (request instanceof AckRequest ack && status.isOk()) {
            reports.accept(ChildLine.confirmed(number(ack)));
        }
    }

    private static long number(AckRequest ack) {
        return ack.getMsgId().getTopicOffset();
    }

    private static long number(StreamMessage letter) {
        return Order.parse(letter.getPayload().toString(StandardCharsets.UTF_8)).number();
    }
}
