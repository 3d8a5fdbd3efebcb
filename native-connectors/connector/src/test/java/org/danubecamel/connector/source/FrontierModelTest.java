package org.danubecamel.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.danubecamel.connector.source.Frontier.Advance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The frontier against a list of what was read, in random interleavings; {@code -Ddanube.test.interleavings} for more. */
class FrontierModelTest {

    private static final int INTERLEAVINGS = Integer.getInteger("danube.test.interleavings", 20_000);

    private static final int MAX_RECORDS = 20;
    private static final long MAX_BYTES = 200;

    /** What is checked. */
    private interface Progress {

        Object add(int records, long bytes, @Nullable Position after);

        void done(Object entry);

        @Nullable Advance advance();

        void stored(Advance advance);

        Frontier.Room room();
    }

    @Test
    void aPositionIsStoredOnlyWhenAllBeforeItIsDone() {
        check(RealProgress::new);
    }

    @Test
    void aFrontierThatJumpsAGapIsFound() {
        assertThatThrownBy(() -> check(() -> new RealProgress() {
                    @Override
                    public void done(Object entry) {
                        added.forEach(super::done);
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("position");
    }

    @Test
    void aFrontierThatIsAheadOfCompletionIsFound() {
        assertThatThrownBy(() -> check(() -> new RealProgress() {
                    @Override
                    public Object add(int records, long bytes, @Nullable Position after) {
                        var entry = super.add(records, bytes, after);
                        super.done(entry);
                        return entry;
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("position");
    }

    @Test
    void aFrontierThatMakesRoomBeforeThePositionIsStoredIsFound() {
        assertThatThrownBy(() -> check(() -> new RealProgress() {
                    @Override
                    public Frontier.Room room() {
                        var room = super.room();
                        var advance = advance();
                        return advance == null
                                ? room
                                : new Frontier.Room(room.records() + advance.records(), room.bytes() + advance.bytes());
                    }
                }))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("room");
    }

    private static class RealProgress implements Progress {

        final List<Object> added = new ArrayList<>();
        private final Frontier frontier = new Frontier(MAX_RECORDS, MAX_BYTES);

        RealProgress() {
            // So that asking for a position never waits.
            frontier.close();
        }

        @Override
        public Object add(int records, long bytes, @Nullable Position after) {
            var entry = frontier.add(records, bytes, after);
            added.add(entry);
            return entry;
        }

        @Override
        public void done(Object entry) {
            frontier.done((Frontier.Entry) entry);
        }

        @Override
        public @Nullable Advance advance() {
            try {
                return frontier.awaitAdvance();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void stored(Advance advance) {
            frontier.stored(advance);
        }

        @Override
        public Frontier.Room room() {
            return frontier.room();
        }
    }

    private static final class Modelled {

        private final Object entry;
        private final int records;
        private final long bytes;
        private final @Nullable Position after;
        private boolean done;

        private Modelled(Object entry, int records, long bytes, @Nullable Position after) {
            this.entry = entry;
            this.records = records;
            this.bytes = bytes;
            this.after = after;
        }
    }

    private static void check(Supplier<Progress> subject) {
        for (var seed = 0; seed < INTERLEAVINGS; seed++) {
            check(subject.get(), new Random(seed), seed);
        }
    }

    private static void check(Progress progress, Random random, int seed) {
        var open = new ArrayList<Modelled>();
        @Nullable Advance underWay = null;
        for (var step = 0; step < 30; step++) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    if (!progress.room().isEmpty()) {
                        var records = random.nextInt(4);
                        var bytes = random.nextInt(40);
                        var after = random.nextInt(3) == 0 ? null : Position.of(seed + "/" + step);
                        open.add(new Modelled(progress.add(records, bytes, after), records, bytes, after));
                    }
                }
                case 1 -> {
                    if (!open.isEmpty()) {
                        var one = open.get(random.nextInt(open.size()));
                        one.done = true;
                        progress.done(one.entry);
                    }
                }
                case 2 -> underWay = underWay == null ? progress.advance() : underWay;
                default -> {
                    if (underWay != null) {
                        progress.stored(underWay);
                        var upTo = underWay.position();
                        while (!upTo.equals(open.remove(0).after)) {
                            assertThat(open)
                                    .as("position stored with seed " + seed)
                                    .isNotEmpty();
                        }
                        underWay = null;
                    }
                }
            }
            compare(progress, open, seed);
        }
    }

    private static void compare(Progress progress, List<Modelled> open, int seed) {
        @Nullable Position expected = null;
        for (var one : open) {
            if (!one.done) {
                break;
            }
            expected = one.after == null ? expected : one.after;
        }
        var advance = progress.advance();
        assertThat(advance == null ? null : advance.position())
                .as("position with seed " + seed)
                .isEqualTo(expected);
        assertThat(progress.room())
                .as("room with seed " + seed)
                .isEqualTo(new Frontier.Room(
                        MAX_RECORDS - open.stream().mapToInt(one -> one.records).sum(),
                        MAX_BYTES - open.stream().mapToLong(one -> one.bytes).sum()));
    }
}
