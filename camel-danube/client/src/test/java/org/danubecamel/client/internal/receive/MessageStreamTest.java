package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.danubecamel.client.fake.BrokerStory;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.protocol.ReceiveRequest;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

class MessageStreamTest extends BrokerStory implements MessageStream.Observer {
    private final List<StreamMessage> messages = new CopyOnWriteArrayList<>();
    private final List<Status> ends = new CopyOnWriteArrayList<>();
    private final MessageStream stream = new MessageStream(7, channel(), Runnable::run);

    private Channel channel() {
        ManagedChannel channel = NettyChannelBuilder.forTarget("127.0.0.1:" + broker.port())
                .usePlaintext()
                .build();
        AutoCloseable closer = channel::shutdownNow;
        closedAtTheEnd(closer);
        return channel;
    }

    private void open() {
        stream.open(ReceiveRequest.newBuilder().setConsumerId(-3).build(), this);
    }

    @Override
    public void messages(MessageStream from, List<StreamMessage> together) {
        messages.addAll(together);
    }

    @Override
    public void ended(MessageStream which, Status status) {
        ends.add(status);
    }

    @Test
    void itAsksForItsConsumerAndTakesAllThatComes() {
        open();
        var served = broker.stream(1);
        for (var i = 0; i < 5_000; i++) {
            served.deliver(Samples.message(i));
        }
        eventually(() -> assertThat(messages).hasSize(5_000));
        assertThat(served.consumerId()).isEqualTo(-3);
        assertThat(stream.number()).isEqualTo(7);
    }

    @Test
    void itsEndIsTold() {
        open();
        broker.stream(1).fail(Status.Code.NOT_FOUND, "unknown consumer");

        eventually(() -> assertThat(ends).extracting(Status::getCode).containsExactly(Status.Code.NOT_FOUND));
    }

    @Test
    void cancellingItIsNoEnd() {
        open();
        var served = broker.stream(1);
        stream.cancel();

        eventually(() -> assertThat(served.isCancelled()).isTrue());
        assertThat(ends).isEmpty();
    }

    @Test
    void oneThatWasCancelledBeforeItWasOpenedEndsAtOnce() {
        stream.cancel();
        open();

        staysSo(() -> assertThat(broker.streams()).allMatch(served -> served.isCancelled()));
        assertThat(ends).isEmpty();
    }
}
