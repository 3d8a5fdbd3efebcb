package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.jspecify.annotations.Nullable;

/** Planned failures of one topic. Each is used up by the calls that it hits. */
final class TopicFaults {

    private int sendsToRefuse;
    private @Nullable StatusRuntimeException refusal;
    private int responsesToLose;
    private int acksToDrop;

    void refuseSends(int count, StatusRuntimeException status) {
        sendsToRefuse = count;
        refusal = status;
    }

    void loseSendResponses(int count) {
        responsesToLose = count;
    }

    void dropAcks(int count) {
        acksToDrop = count;
    }

    @Nullable StatusRuntimeException refusalOfSend() {
        if (sendsToRefuse == 0) {
            return null;
        }
        sendsToRefuse--;
        return refusal;
    }

    @Nullable StatusRuntimeException lossOfSendResponse() {
        if (responsesToLose == 0) {
            return null;
        }
        responsesToLose--;
        return Status.UNAVAILABLE
                .withDescription("Injected fault: the message is stored and its response is lost")
                .asRuntimeException();
    }

    boolean dropsAck() {
        if (acksToDrop == 0) {
            return false;
        }
        acksToDrop--;
        return true;
    }
}
