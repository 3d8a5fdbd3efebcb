package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.danubecamel.client.fake.Samples;
import org.danubecamel.client.internal.receive.Inbox.Verdict;
import org.danubecamel.protocol.StreamMessage;
import org.junit.jupiter.api.Test;

/** Drives an inbox at random and compares each verdict with a model that is too simple to be wrong. */
class InboxModelTest {
    private static final int STEPS = 20_000;
    private static final int SHIELD = 16;

    /** What the test drives: the inbox itself, or one with a planted defect. */
    private static class Subject {
        private final Inbox inbox;
        private final Map<StreamMessage, InboxEntry> entries = new HashMap<>();

        Subject(int shieldSize) {
            this.inbox = new MemoryInbox(Samples.TOPIC, shieldSize);
        }

        Verdict received(StreamMessage message) {
            var seen = seen(message);
            var receipt = inbox.received(MessageIdentity.of(seen), seen, 1);
            entries.put(message, receipt.entry());
            return receipt.verdict();
        }

        StreamMessage seen(StreamMessage message) {
            return message;
        }

        void done(StreamMessage message) {
            inbox.done(entries.get(message));
        }

        void returned(StreamMessage message) {
            inbox.returned(entries.get(message));
        }
    }

    /** Remembers the state of each message, and of the finished ones the last few. */
    private static final class Model {
        private enum State {
            OPEN,
            RETURNED,
            FINISHED
        }

        private final Map<StreamMessage, State> states = new HashMap<>();
        private final List<StreamMessage> retired = new ArrayList<>();

        Verdict received(StreamMessage message) {
            var state = states.get(message);
            if (state == State.OPEN) {
                return Verdict.HOLD_BACK;
            }
            if (state == State.FINISHED) {
                return Verdict.ACKNOWLEDGE_AGAIN;
            }
            states.put(message, State.OPEN);
            return Verdict.DELIVER;
        }

        void become(StreamMessage message, State state) {
            if (states.get(message) != State.OPEN) {
                return;
            }
            states.put(message, state);
            retired.remove(message);
            retired.add(message);
            while (retired.size() > SHIELD) {
                var oldest = retired.remove(0);
                if (states.get(oldest) != State.OPEN) {
                    states.remove(oldest);
                }
            }
        }
    }

    /** Messages of few offsets, senders, numbers and bodies, so that any of them alone is shared by many. */
    private static StreamMessage any(Random random) {
        return Samples.builder(random.nextInt(12), "b" + random.nextInt(2))
                .setProducerName("p" + random.nextInt(2))
                .setRequestId(random.nextInt(3))
                .setPublishTime(1)
                .build();
    }

    /** Returns the first step at which the verdicts differ, -1 if they never do. */
    private static int firstDifference(Subject subject, long seed) {
        var random = new Random(seed);
        var model = new Model();
        var given = new ArrayList<StreamMessage>();
        for (var step = 0; step < STEPS; step++) {
            var act = random.nextInt(10);
            if (act < 5 || given.isEmpty()) {
                var message = any(random);
                given.add(message);
                if (subject.received(message) != model.received(message)) {
                    return step;
                }
                continue;
            }
            var message = given.get(Math.max(0, given.size() - 1 - random.nextInt(20)));
            if (act < 9) {
                subject.done(message);
                model.become(message, Model.State.FINISHED);
            } else {
                subject.returned(message);
                model.become(message, Model.State.RETURNED);
            }
        }
        return -1;
    }

    @Test
    void theInboxDoesWhatTheModelDoes() {
        for (var seed = 0; seed < 5; seed++) {
            assertThat(firstDifference(new Subject(SHIELD), seed))
                    .as("seed %s", seed)
                    .isEqualTo(-1);
        }
    }

    private static void assertCaught(Subject defective) {
        assertThat(firstDifference(defective, 1)).isNotNegative();
    }

    @Test
    void aShieldKeyedByTheOffsetAloneIsCaught() {
        assertCaught(new Subject(SHIELD) {
            @Override
            StreamMessage seen(StreamMessage message) {
                return Samples.message(message.getMsgId().getTopicOffset());
            }
        });
    }

    @Test
    void aShieldKeyedByTheFingerprintAloneIsCaught() {
        assertCaught(new Subject(SHIELD) {
            @Override
            StreamMessage seen(StreamMessage message) {
                return message.toBuilder()
                        .setMsgId(Samples.message(0).getMsgId())
                        .build();
            }
        });
    }

    @Test
    void aShieldThatIgnoresTheBodyIsCaught() {
        assertCaught(new Subject(SHIELD) {
            @Override
            StreamMessage seen(StreamMessage message) {
                return message.toBuilder().clearPayload().build();
            }
        });
    }

    @Test
    void aForgottenAcknowledgementIsCaught() {
        assertCaught(new Subject(SHIELD) {
            private int count;

            @Override
            void done(StreamMessage message) {
                if (++count % 100 != 0) {
                    super.done(message);
                }
            }
        });
    }

    @Test
    void aForgottenReturnIsCaught() {
        assertCaught(new Subject(SHIELD) {
            @Override
            void returned(StreamMessage message) {
                // Forgets it.
            }
        });
    }

    @Test
    void aReturnTakenForAnEndIsCaught() {
        assertCaught(new Subject(SHIELD) {
            @Override
            void returned(StreamMessage message) {
                done(message);
            }
        });
    }

    @Test
    void aShieldThatIsTooSmallIsCaught() {
        assertCaught(new Subject(SHIELD - 1));
    }

    @Test
    void aShieldThatIsTooLargeIsCaught() {
        assertCaught(new Subject(SHIELD + 1));
    }
}
