package org.danubecamel.test.delivery;

import com.google.protobuf.ByteString;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.TopicName;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.test.wire.Wire;
import org.danubecamel.test.wire.WireProducer;

/** A defective producer: while a publish waits to be tried again, it lets the next message of the key go first. */
final class OvertakingProducer implements AutoCloseable {

    private final String run;
    private final EventFile events;
    private final ManagedChannel channel;
    private final WireProducer producer;

    OvertakingProducer(String serviceUrl, TopicName topic, Path directory, String run) {
        var broker = URI.create(serviceUrl);
        this.run = run;
        this.events = EventFile.create(directory, "producer-defective", run);
        this.channel = NettyChannelBuilder.forAddress(broker.getHost(), broker.getPort())
                .usePlaintext()
                .build();
        this.producer = new Wire(channel).producer(topic.toString());
    }

    /** Sends the messages 0 to {@code count}, without it, of one key. */
    void send(int count) {
        Queue<MessageId> again = new ArrayDeque<>();
        for (var number = 0; number < count; number++) {
            var id = new MessageId("defective", "k0", number);
            events.append(micros -> new Event.Attempted(micros, id));
            if (!publish(id)) {
                again.add(id);
            }
        }
        again.forEach(this::publish);
    }

    private boolean publish(MessageId id) {
        try {
            producer.send(message(id));
        } catch (StatusRuntimeException refused) {
            return false;
        }
        events.append(micros -> new Event.Settled(micros, id, SendOutcome.STORED));
        return true;
    }

    private StreamMessage message(MessageId id) {
        var body = new Payload(run, id).encode(100);
        return producer.message(ByteString.copyFrom(body))
                .setRoutingKey(id.lane())
                .build();
    }

    @Override
    public void close() {
        events.close();
        channel.shutdownNow();
    }
}
