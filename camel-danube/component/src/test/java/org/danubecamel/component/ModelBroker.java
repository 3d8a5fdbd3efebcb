package org.danubecamel.component;

import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.protocol.AckRequest;
import org.danubecamel.protocol.AckResponse;
import org.danubecamel.protocol.ConsumerResponse;
import org.danubecamel.protocol.MsgID;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.TopicLookupResponse;
import org.jspecify.annotations.Nullable;

/**
 * One partition with one subscription, behind a connection that loses requests and answers. It delivers again what is
 * not acknowledged, in time or to the end of its stream, and believes each acknowledgement.
 */
final class ModelBroker extends Channel {

    static final String PARTITION = "/default/orders-part-0";
    private static final int WINDOW = 12;

    private final ModelWorld world;
    private final ModelRules rules;
    /** All that were ever sent, those of topics that were deleted among them. */
    final List<ModelMessage> all = new ArrayList<>();

    /** The topic as it is, by offset. */
    private final List<ModelMessage> log = new ArrayList<>();
    /** Delivered and not acknowledged, by offset, with whether it is under way. */
    private final Map<Long, Boolean> unacknowledged = new LinkedHashMap<>();

    private int cursor;
    private @Nullable ModelCall<?, StreamMessage> stream;
    /** What its listener wants to do when it has read what came at once. */
    private final List<Runnable> afterReading = new ArrayList<>();

    private boolean reading;
    private boolean wellBehaved;

    ModelBroker(ModelWorld world, ModelRules rules) {
        this.world = world;
        this.rules = rules;
    }

    /** Loses and delays nothing from now on. */
    void behave() {
        wellBehaved = true;
    }

    void publish(boolean poison) {
        var number = all.size();
        var wire = StreamMessage.newBuilder()
                .setRequestId(number)
                .setMsgId(MsgID.newBuilder().setTopicName(PARTITION).setTopicOffset(log.size()))
                .setPayload(ByteString.copyFromUtf8(Integer.toString(number)))
                .setPublishTime(1_700_000_000_000L + number)
                .setProducerName("shop");
        if (world.oneIn(3)) {
            wire.setRoutingKey("key" + world.random.nextInt(2));
        }
        var message = new ModelMessage(number, wire.build(), poison);
        all.add(message);
        log.add(message);
    }

    /** Sends some of what may be sent. */
    void deliver() {
        var open = stream;
        if (open == null) {
            return;
        }
        reading = true;
        for (var count = 1 + world.random.nextInt(4); count > 0; count--) {
            var next = next();
            if (next != null) {
                unacknowledged.put(next.offset(), true);
                rules.delivered(next);
                open.send(next.wire);
            }
        }
        reading = false;
        while (!afterReading.isEmpty()) {
            afterReading.remove(0).run();
        }
    }

    private @Nullable ModelMessage next() {
        for (var each : unacknowledged.entrySet()) {
            if (!each.getValue()) {
                return log.get(Math.toIntExact(each.getKey()));
            }
        }
        return cursor < log.size() && unacknowledged.size() < WINDOW ? log.get(cursor++) : null;
    }

    /** Runs {@code task} when what is read at once is read. */
    void handOver(Runnable task) {
        if (reading) {
            afterReading.add(task);
        } else {
            task.run();
        }
    }

    /** A message was not acknowledged in time. */
    void ackTimeout() {
        if (!unacknowledged.isEmpty()) {
            var offsets = List.copyOf(unacknowledged.keySet());
            unacknowledged.put(offsets.get(world.random.nextInt(offsets.size())), false);
        }
    }

    /** The stream ends, and its client hears of it. */
    void disconnect() {
        var open = stream;
        release();
        if (open != null) {
            open.end(world.oneIn(4) ? Status.OK : Status.UNAVAILABLE);
        }
    }

    /** The client has gone without a word. */
    void release() {
        stream = null;
        unacknowledged.replaceAll((offset, underWay) -> false);
    }

    /** The topic is deleted and made again: its offsets begin anew. */
    void begin() {
        disconnect();
        log.forEach(message -> message.gone = true);
        log.clear();
        unacknowledged.clear();
        cursor = 0;
        rules.topicMadeAgain();
    }

    /** Returns whether nothing waits and nothing is unacknowledged. */
    boolean isDone() {
        return cursor == log.size() && unacknowledged.isEmpty();
    }

    /** Returns the message at an offset of the topic as it is, null if there is none. */
    @Nullable ModelMessage at(long offset) {
        return offset < log.size() ? log.get(Math.toIntExact(offset)) : null;
    }

    /** Returns the message with this number. */
    ModelMessage numbered(byte[] payload) {
        return all.get(Integer.parseInt(new String(payload, StandardCharsets.UTF_8)));
    }

    private void acknowledged(AckRequest request) {
        var offset = request.getMsgId().getTopicOffset();
        if (stream != null && unacknowledged.remove(offset) != null) {
            var message = log.get(Math.toIntExact(offset));
            message.gone = true;
            rules.acknowledged(message);
        }
    }

    @Override
    public <Q, A> ClientCall<Q, A> newCall(MethodDescriptor<Q, A> method, CallOptions options) {
        return new ModelCall<>(
                world, (request, call) -> world.later(() -> receive(method, request, call)), this::closed);
    }

    private void closed(ModelCall<?, ?> call) {
        if (stream == call) {
            release();
        }
    }

    @SuppressWarnings("unchecked")
    private <Q, A> void receive(MethodDescriptor<Q, A> method, Q request, ModelCall<Q, A> call) {
        var name = method.getBareMethodName();
        if ("ReceiveMessages".equals(name)) {
            if (!call.hasEnded()) {
                disconnect();
                stream = (ModelCall<?, StreamMessage>) call;
            }
            return;
        }
        if (!wellBehaved && world.oneIn(20)) {
            world.later(() -> call.end(Status.UNAVAILABLE));
            return;
        }
        var answer =
                switch (String.valueOf(name)) {
                    case "TopicLookup" ->
                        TopicLookupResponse.newBuilder()
                                .setResponseType(TopicLookupResponse.LookupType.Connect)
                                .setConnectUrl("http://127.0.0.1:6650")
                                .build();
                    case "Subscribe" ->
                        ConsumerResponse.newBuilder().setConsumerId(1).build();
                    case "Ack" -> {
                        acknowledged((AckRequest) request);
                        yield AckResponse.getDefaultInstance();
                    }
                    default -> throw new AssertionError("Nobody calls " + name);
                };
        var lost = !wellBehaved && world.oneIn(20);
        world.later(() -> {
            if (lost) {
                call.end(Status.UNAVAILABLE);
            } else {
                call.answer((A) answer);
            }
        });
    }

    @Override
    public String authority() {
        return "model";
    }
}
