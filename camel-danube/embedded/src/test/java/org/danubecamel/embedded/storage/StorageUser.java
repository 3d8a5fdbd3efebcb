package org.danubecamel.embedded.storage;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;

/** Does with one storage at random what a broker does, and notes it. On one thread, as all of one topic's mailbox. */
final class StorageUser {

    private static final int TOPICS = 3;
    private static final int SUBSCRIPTIONS = 3;

    private final Storage storage;
    private final VolatileDisk disk;
    private final StorageHistory history;
    private final StorageDefect defect;
    private final Random random;
    private final Map<Integer, UsedTopic> topics = new TreeMap<>();
    private int lastNumber;
    private int reads;

    StorageUser(Storage storage, VolatileDisk disk, StorageHistory history, StorageDefect defect, Random random) {
        this.storage = storage;
        this.disk = disk;
        this.history = history;
        this.defect = defect;
        this.random = random;
        history.state().topics().forEach((number, known) -> {
            TopicStorage found = storage.topics().stream()
                    .filter(topic -> topic.name().equals(known.name()))
                    .findAny()
                    .orElseThrow();
            topics.put(number, new UsedTopic(number, found));
            lastNumber = Math.max(lastNumber, number);
        });
    }

    int reads() {
        return reads;
    }

    void step() {
        int choice = random.nextInt(100);
        if (choice < 3) {
            namespace();
        } else if (choice < 6) {
            createOrDeleteTopic();
        } else if (choice < 8) {
            storage.sync(history.step(state -> {}));
        } else if (!topics.isEmpty()) {
            List<UsedTopic> all = List.copyOf(topics.values());
            all.get(random.nextInt(all.size())).step(choice);
        }
    }

    private void namespace() {
        String name = "n" + random.nextInt(4);
        if (random.nextBoolean()) {
            history.change(state -> state.addNamespace(name));
            storage.addNamespace(name);
        } else {
            history.change(state -> state.removeNamespace(name));
            storage.removeNamespace(name);
        }
    }

    private void createOrDeleteTopic() {
        String name = "t" + random.nextInt(TOPICS);
        List<UsedTopic> same = topics.values().stream()
                .filter(topic -> topic.storage.name().equals(name))
                .toList();
        if (same.isEmpty()) {
            int number = ++lastNumber;
            boolean reliable = random.nextBoolean();
            history.change(state -> state.createTopic(number, name, reliable));
            topics.put(number, new UsedTopic(number, storage.createTopic(name, reliable)));
        } else if (random.nextInt(4) == 0) {
            int number = same.get(0).number;
            history.change(state -> state.deleteTopic(number));
            same.get(0).storage.delete();
            topics.remove(number);
        }
    }

    /** A topic as its broker sees it. */
    private final class UsedTopic {

        private final int number;
        private final TopicStorage storage;
        private final Map<String, UsedSubscription> subscriptions = new TreeMap<>();

        UsedTopic(int number, TopicStorage storage) {
            this.number = number;
            this.storage = storage;
            storage.subscriptions()
                    .forEach(found -> subscriptions.put(found.name(), new UsedSubscription(found, true)));
        }

        void step(int choice) {
            if (choice < 13) {
                subscribeOrNot("s" + random.nextInt(SUBSCRIPTIONS));
            } else if (choice < 16) {
                storePolicy("s" + random.nextInt(SUBSCRIPTIONS + 1), random.nextInt(100));
            } else if (choice < 52) {
                publish();
            } else if (choice < 62) {
                read();
            } else if (!subscriptions.isEmpty()) {
                List<UsedSubscription> all = List.copyOf(subscriptions.values());
                UsedSubscription chosen = all.get(random.nextInt(all.size()));
                if (!chosen.ready) {
                    chosen.await();
                } else if (choice == 99) {
                    chosen.storage.cursor().keepOnlyPosition();
                } else {
                    finish(chosen);
                }
            }
        }

        private void subscribeOrNot(String name) {
            if (!subscriptions.containsKey(name)) {
                int type = random.nextInt(4);
                history.change(state -> state.topic(number).subscribe(name, type));
                UsedSubscription begun = new UsedSubscription(storage.subscribe(name, type), false);
                subscriptions.put(name, begun);
                begun.await();
            } else if (random.nextInt(4) == 0) {
                history.change(state -> state.topic(number).unsubscribe(name));
                SubscriptionStorage dropped = subscriptions.remove(name).storage;
                defect.unsubscribing(disk.faults(), storage, needed());
                storage.unsubscribe(dropped);
                trim();
            }
        }

        private void storePolicy(String name, int redeliveries) {
            history.change(state -> state.topic(number).storePolicy(name, redeliveries));
            storage.storePolicy(
                    name,
                    SubscriptionFailurePolicy.newBuilder()
                            .setMaxRedeliveryCount(redeliveries)
                            .build());
        }

        private void publish() {
            if (subscriptions.isEmpty()) {
                storage.skip(history.step(state -> state.topic(number).skip()));
                return;
            }
            String payload = "message " + random.nextInt(1_000_000_000) + " ".repeat(random.nextInt(400));
            storage.append(
                    StreamMessage.newBuilder()
                            .setPayload(ByteString.copyFromUtf8(payload))
                            .build(),
                    history.step(state -> state.topic(number).publish(payload)));
        }

        private void finish(UsedSubscription subscription) {
            long offset = subscription.next(storage.end());
            if (offset < 0) {
                return;
            }
            String name = subscription.storage.name();
            Saved noted = history.step(state -> state.topic(number).finish(name, offset));
            subscription.storage.finish(offset, defect.finishing(failure -> {
                subscription.finishing.remove(offset);
                noted.saved(failure);
                if (topics.get(number) == this) {
                    subscription.check(history.problems());
                    trim();
                }
            }));
        }

        private long needed() {
            return subscriptions.values().stream()
                    .mapToLong(subscription -> subscription.storage.cursor().position())
                    .min()
                    .orElse(storage.end());
        }

        private void trim() {
            storage.trimTo(Math.min(needed(), storage.end()));
        }

        private void read() {
            long end = storage.end();
            long from = subscriptions.values().stream()
                    .filter(subscription -> subscription.ready)
                    .mapToLong(subscription -> subscription.storage.cursor().position())
                    .min()
                    .orElse(end);
            if (from < end) {
                long offset = from + random.nextInt((int) (end - from));
                String text = StoredState.describe(storage, offset);
                reads++;
                if (!text.startsWith(offset + "=message ")) {
                    history.problems().add("read at " + offset + ": " + text);
                }
            }
        }
    }

    private final class UsedSubscription {

        private final SubscriptionStorage storage;
        private final Set<Long> finishing = new HashSet<>();
        private boolean ready;
        private long position;

        UsedSubscription(SubscriptionStorage storage, boolean ready) {
            this.storage = storage;
            this.ready = ready;
            this.position = storage.cursor().position();
        }

        /** Returns an offset that was delivered and not finished, mostly a low one, or -1. */
        long next(long end) {
            List<Long> delivered = new ArrayList<>();
            for (long offset = storage.cursor().position(); offset < end && delivered.size() < 6; offset++) {
                if (!storage.cursor().isFinished(offset) && finishing.add(offset)) {
                    finishing.remove(offset);
                    delivered.add(offset);
                }
            }
            if (delivered.isEmpty()) {
                return -1;
            }
            long chosen = delivered.get(random.nextInt(3) > 0 ? 0 : random.nextInt(delivered.size()));
            finishing.add(chosen);
            return chosen;
        }

        /** No consumer gets its stream before the subscription is kept. */
        void await() {
            Saved noted = history.step(state -> {});
            StorageUser.this.storage.sync(failure -> {
                ready |= failure == null;
                noted.saved(failure);
            });
        }

        void check(List<String> problems) {
            long now = storage.cursor().position();
            if (now < position) {
                problems.add("the cursor of " + storage.name() + " went back from " + position + " to " + now);
            }
            position = now;
        }
    }
}
