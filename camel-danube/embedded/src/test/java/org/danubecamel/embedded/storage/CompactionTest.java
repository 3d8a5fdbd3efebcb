package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.danubecamel.protocol.StreamMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How much room the files take, and what happens when there is no more. */
class CompactionTest {

    private static final int SEGMENT = 16 * 1024;
    private static final int MESSAGE = 150;

    private final VolatileDisk disk = new VolatileDisk(1);
    private DiskStorage storage;
    private TopicStorage quick;
    private TopicStorage slow;

    @BeforeEach
    void open() throws IOException {
        storage =
                DiskStorage.open(disk, new CommitLog.Settings(SEGMENT, true, 1 << 20, 1_000_000), 5_000, Runnable::run);
        quick = storage.createTopic("/default/quick", true);
        slow = storage.createTopic("/default/slow", true);
        quick.subscribe("s", 1);
        slow.subscribe("s", 1);
        sync();
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void filesStayInProportionToWhatIsNeededAndGoWhenNothingIs() {
        for (int round = 0; round < 100; round++) {
            assertThat(publish(slow, 1)).isNull();
            assertThat(publish(quick, 99)).isNull();
            finishAll(quick);
        }

        long needed = 100L * MESSAGE * 2;
        await().untilAsserted(() -> assertThat(disk.used()).isLessThan(2 * needed + 4 * SEGMENT));
        assertReadable(slow);

        finishAll(slow);
        await().untilAsserted(() -> assertThat(disk.names()).hasSize(2).contains(SpareSegment.NAME));
    }

    @Test
    void aFullDiskRefusesMessagesAndTakesThemAgainWhenTheyAreAcknowledged() {
        disk.capacity(20 * SEGMENT);
        StorageException refusal = publishUntilRefused();
        assertThat(refusal).hasMessageContaining(disk.describe());
        long kept = quick.end();

        finishAll(quick);

        await().until(() -> publish(quick, 1) == null);
        assertThat(quick.end()).isEqualTo(kept + 1);
    }

    @Test
    void aFullDiskTakesMessagesAgainWhenThereIsSpace() {
        disk.capacity(10 * SEGMENT);
        publishUntilRefused();

        disk.capacity(11 * SEGMENT);

        await().until(() -> publish(quick, 1) == null);
    }

    @Test
    void aFullDiskMakesSpaceFromFilesThatAreMostlyUnneeded() {
        disk.capacity(20 * SEGMENT);
        publishUntilRefused();

        finishAll(quick);

        await().until(() -> {
            sync();
            return publish(quick, 1) == null;
        });
        assertThat(disk.used()).isLessThan(10 * SEGMENT);
        assertReadable(slow);
    }

    private static void assertReadable(TopicStorage topic) {
        assertThat(LongStream.range(topic.first(), topic.end()).boxed())
                .isNotEmpty()
                .allSatisfy(offset -> assertThat(topic.get(offset).getMsgId().getTopicOffset())
                        .isEqualTo(offset));
    }

    /** Returns the refusal. Of many messages, few are for the slow topic. */
    private StorageException publishUntilRefused() {
        for (int i = 0; true; i++) {
            StorageException refusal = publish(i % 100 == 0 ? slow : quick, 1);
            // Before that, a commit may fail for want of the space that is just being reserved.
            if (refusal != null && String.valueOf(refusal.getMessage()).contains("no space left for messages")) {
                return refusal;
            }
        }
    }

    private void sync() {
        CompletableFuture<Void> told = new CompletableFuture<>();
        storage.sync(failure -> told.complete(null));
        told.join();
    }

    private static @Nullable StorageException publish(TopicStorage topic, int count) {
        List<CompletableFuture<@Nullable StorageException>> told = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            CompletableFuture<@Nullable StorageException> one = new CompletableFuture<>();
            topic.append(
                    StreamMessage.newBuilder()
                            .setPayload(ByteString.copyFrom(new byte[MESSAGE]))
                            .build(),
                    one::complete);
            told.add(one);
        }
        return told.stream().map(CompletableFuture::join).reduce(null, (first, next) -> first == null ? next : first);
    }

    private static void finishAll(TopicStorage topic) {
        SubscriptionStorage subscription = topic.subscriptions().iterator().next();
        int failures = 0;
        while (subscription.cursor().position() < topic.end()) {
            CompletableFuture<@Nullable StorageException> told = new CompletableFuture<>();
            subscription.finish(subscription.cursor().position(), told::complete);
            failures += told.join() == null ? 0 : 1;
            assertThat(failures)
                    .as("acknowledgements that the full disk did not take")
                    .isLessThan(500);
            topic.trimTo(subscription.cursor().position());
        }
    }
}
