package org.danubecamel.contract.crash;

import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.danubecamel.protocol.StreamMessage;

/** The crash points of publishing; and who learns which records are published. */
final class SourceWire implements WireSeam.Wire {

    private final CrashPoints points;
    private final Consumer<String> reports;

    SourceWire(CrashPoints points, Consumer<String> reports) {
        this.points = points;
        this.reports = reports;
    }

    @Override
    public void sending(Object request) {
        if (request instanceof StreamMessage message) {
            points.pass(CrashPoint.BEFORE_PUBLISH, number(message));
        }
    }

    @Override
    public void answered(Object request) {
        if (request instanceof StreamMessage message) {
            points.pass(CrashPoint.DURING_PUBLISH, number(message));
        }
    }

    @Override
    public void ended(Object request, Status status) {
        if (request instanceof StreamMessage message && status.isOk()) {
            reports.accept(ChildLine.confirmed(number(message)));
        }
    }

    private static long number(StreamMessage message) {
        return SourceRoute.parse(message.getPayload().toString(StandardCharsets.UTF_8))
                .number();
    }
}
