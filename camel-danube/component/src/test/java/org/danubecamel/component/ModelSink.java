package org.danubecamel.component;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.List;
import java.util.function.Consumer;
import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.batch.internal.Entry;
import org.danubecamel.batch.internal.Sink;
import org.danubecamel.batch.sink.BatchFailureException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.jspecify.annotations.Nullable;

/** A sink that answers late, fails, loses answers and reports nonsense, and never takes what is poison. */
final class ModelSink implements Sink {

    private final ModelWorld world;
    private final WriteGuarantee guarantee;
    private final boolean trustsPositions;
    private boolean wellBehaved;

    ModelSink(ModelWorld world, WriteGuarantee guarantee, boolean trustsPositions) {
        this.world = world;
        this.guarantee = guarantee;
        this.trustsPositions = trustsPositions;
    }

    /** Fails only because of poison from now on. */
    void behave() {
        wellBehaved = true;
    }

    @Override
    public void write(List<Entry> records, List<@Nullable Object> items, Consumer<@Nullable Throwable> done) {
        var messages = items.stream().map(ModelMessage.class::cast).toList();
        world.later(() -> done.accept(write(messages, items)));
    }

    private @Nullable Exception write(List<ModelMessage> messages, List<?> items) {
        var poisoned = messages.stream().anyMatch(message -> message.poison);
        if (wellBehaved) {
            return poisoned ? refuse(messages, items) : accept(messages);
        }
        return switch (world.random.nextInt(12)) {
            case 0 -> {
                writeSome(messages);
                yield new UncheckedIOException(new ConnectException("the connection is gone"));
            }
            case 1 -> {
                writeSome(messages);
                refusedAlone(messages);
                yield new BadData();
            }
            case 2 -> refuse(messages);
            case 3 -> {
                writeSome(messages);
                refusedAlone(messages);
                yield BatchFailureException.othersWritten(messages)
                        .failedAt(messages.size())
                        .build();
            }
            case 4 -> name(filtered(messages), messages, items);
            default -> poisoned ? refuse(messages, items) : accept(messages);
        };
    }

    private static @Nullable Exception accept(List<ModelMessage> messages) {
        messages.forEach(message -> message.writes++);
        return null;
    }

    private Exception refuse(List<ModelMessage> messages, List<?> items) {
        return world.oneIn(2) ? name(messages, messages, items) : refuse(messages);
    }

    private Exception refuse(List<ModelMessage> messages) {
        writeSome(messages);
        refusedAlone(messages);
        return new IllegalStateException("for reasons unknown");
    }

    /** Names the poison in what is left of {@code messages} after a filter, or any if there is none; writes the others. */
    private Exception name(List<ModelMessage> left, List<ModelMessage> messages, List<?> items) {
        if (left.isEmpty()) {
            return refuse(messages);
        }
        var unchanged = trustsPositions || left == messages;
        var report = BatchFailureException.othersWritten(unchanged ? items : left);
        var any = world.random.nextInt(left.size());
        var anyPoison = left.stream().anyMatch(message -> message.poison);
        for (var position = 0; position < left.size(); position++) {
            var message = left.get(position);
            if (anyPoison ? message.poison : position == any) {
                message.refused = true;
                report.failedAt(position, new IllegalArgumentException("bad"));
            } else {
                message.writes++;
            }
        }
        return new IllegalStateException("the sink says", report.build());
    }

    private List<ModelMessage> filtered(List<ModelMessage> messages) {
        return messages.stream().filter(message -> !world.oneIn(2)).toList();
    }

    private static void refusedAlone(List<ModelMessage> messages) {
        if (messages.size() == 1) {
            messages.get(0).refused = true;
        }
    }

    /** What a call that fails has written: nothing where it is atomic, unless only its answer was lost. */
    private void writeSome(List<ModelMessage> messages) {
        var lost = !wellBehaved && world.oneIn(4) && messages.stream().noneMatch(message -> message.poison);
        for (var message : messages) {
            if (!message.poison && (guarantee == WriteGuarantee.ATOMIC ? lost : world.oneIn(2))) {
                message.writes++;
            }
        }
    }

    private static final class BadData extends RuntimeException implements ClassifiedFailure {

        private static final long serialVersionUID = 1;

        @Override
        public FailureKind failureKind() {
            return FailureKind.RECORD;
        }
    }
}
