package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.danubecamel.embedded.storage.DiskFaults.Operation;
import org.danubecamel.protocol.StreamMessage;
import org.danubecamel.protocol.admin.SubscriptionFailurePolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiskStorageTest {

    private static final CommitLog.Settings SETTINGS = new CommitLog.Settings(8192, true, 1 << 20, 1_000_000);

    private VolatileDisk disk = new VolatileDisk(1);
    private DiskStorage storage;

    @BeforeEach
    void open() throws IOException {
        storage = open(Runnable::run);
    }

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void whatIsFinishedAboveThePositionSurvivesAnUnloadAndANewFile() throws IOException {
        TopicStorage topic = storage.createTopic("/default/t", true);
        SubscriptionStorage subscription = topic.subscribe("s", 1);
        publish(topic, 3);
        finish(subscription, 2);
        subscription.cursor().keepOnlyPosition();
        assertThat(subscription.cursor().isFinished(2)).isFalse();
        rollWith(topic);

        restart();

        assertThat(found("s").cursor().isFinished(2)).isTrue();
        assertThat(found("s").cursor().position()).isZero();
    }

    @Test
    void aTopicThatIsMadeAnewBeforeItsDeletionIsWrittenTakesThePlaceOfTheOldOne() throws IOException {
        TopicStorage old = storage.createTopic("/default/t", true);
        old.subscribe("s", 1);
        publish(old, 5);
        storage.createTopic("/default/t", false);
        sync();

        restart();

        assertThat(storage.topics()).singleElement().satisfies(topic -> assertThat(topic.isReliable())
                .isFalse());
    }

    @Test
    void aMessageOfATopicThatIsGoneKeepsNoFile() {
        TopicStorage old = storage.createTopic("/default/t", true);
        old.subscribe("s", 1);
        publish(old, 1);
        storage.createTopic("/default/t", true);
        publish(old, 100);

        sync();

        assertThat(old.first()).isEqualTo(old.end());
    }

    @Test
    void theFirstOffsetMovesWithWhatIsWantedAlsoWhileADroppedSubscriptionIsStillInTheLog() {
        TopicStorage topic = storage.createTopic("/default/t", true);
        SubscriptionStorage dropped = topic.subscribe("dropped", 1);
        topic.subscribe("other", 1);
        publish(topic, 10);
        failWrites();

        topic.unsubscribe(dropped);
        topic.trimTo(7);

        assertThat(topic.first()).isEqualTo(7);
    }

    @Test
    void messagesWithoutASubscriptionGoWithTheLastOne() {
        TopicStorage topic = storage.createTopic("/default/t", true);
        SubscriptionStorage only = topic.subscribe("only", 1);
        publish(topic, 4);

        topic.unsubscribe(only);
        sync();

        assertThat(topic.first()).isEqualTo(4);
        assertThatThrownBy(() -> topic.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void aChangeThatCouldNotBeWrittenGoesAlongWithTheNextOfAnyKind() throws IOException {
        failWrites();
        TopicStorage topic = storage.createTopic("/default/t", true);
        topic.storePolicy(
                "s", SubscriptionFailurePolicy.newBuilder().setAckTimeoutMs(5).build());
        SubscriptionStorage subscription = topic.subscribe("s", 1);
        CompletableFuture<Void> failed = new CompletableFuture<>();
        storage.sync(completing(failed));
        assertThatThrownBy(failed::join).hasMessageContaining("planned failure of WRITE");
        disk.faults().end();

        publish(topic, 2);
        finish(subscription, 0);
        restart();

        assertThat(found("s").cursor().position()).isEqualTo(1);
        assertThat(storage.topics().iterator().next().policies()).containsOnlyKeys("s");
    }

    @Test
    void aChangeThatCouldNotBeWrittenIsWrittenWhenTheStorageCloses() throws IOException {
        failWrites();
        storage.addNamespace("shop");
        CompletableFuture<Void> failed = new CompletableFuture<>();
        storage.sync(completing(failed));
        assertThatThrownBy(failed::join).hasMessageContaining("planned failure of WRITE");
        disk.faults().end();

        restart();

        assertThat(storage.namespaces()).containsExactly("shop");
    }

    @Test
    void aPublishThatFailedGivesItsOffsetBack() throws IOException {
        TopicStorage topic = storage.createTopic("/default/t", true);
        topic.subscribe("s", 1);
        publish(topic, 2);
        failWrites();
        assertThatThrownBy(() -> publish(topic, 1)).hasMessageContaining("Cannot write to the data directory");
        disk.faults().end();

        publish(topic, 1);

        assertThat(topic.end()).isEqualTo(3);
        assertThat(topic.get(2).getMsgId().getTopicOffset()).isEqualTo(2);
    }

    @Test
    void oneWhoFailsWhenToldDoesNotKeepOthersFromHearing() {
        TopicStorage topic = storage.createTopic("/default/t", true);
        topic.skip(failure -> {
            throw new IllegalStateException("planned failure of somebody who is told");
        });

        sync();
        sync();
    }

    @Test
    void whoWaitsIsToldAlsoWhenTheBrokerTakesNoTasks() throws IOException {
        storage.close();
        storage = open(task -> {
            throw new RejectedExecutionException();
        });

        sync();
    }

    @Test
    void aFileThatLacksAMessageWhichASubscriptionNeedsIsMissed() throws IOException {
        TopicStorage topic = storage.createTopic("/default/t", true);
        topic.subscribe("s", 1);
        rollWith(topic);
        storage.close();
        disk.delete(Segment.name(1));

        assertThatThrownBy(() -> open(Runnable::run))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("The message at offset 0 of topic /default/t is not in the data directory")
                .hasMessageContaining("Files are missing");
        assertThat(disk.handles()).isZero();
    }

    @Test
    void aFileThatLacksOnlyWhatNobodyNeedsIsNotMissed() throws IOException {
        TopicStorage topic = storage.createTopic("/default/t", true);
        topic.subscribe("s", 1);
        rollWith(topic);
        topic.unsubscribe(topic.subscriptions().iterator().next());
        storage.close();
        disk.delete(Segment.name(1));

        storage = open(Runnable::run);

        assertThat(storage.topics()).hasSize(1);
    }

    private DiskStorage open(Executor broker) throws IOException {
        return DiskStorage.open(disk, SETTINGS, 10_000, broker);
    }

    private void restart() throws IOException {
        storage.close();
        disk = disk.powerCut();
        storage = open(Runnable::run);
    }

    /** Has every commit fail from now on, but not the space for the next file. */
    private void failWrites() {
        await().until(() -> disk.used() == 2L * SETTINGS.segmentBytes());
        disk.faults().fail(Operation.WRITE, 0, Integer.MAX_VALUE);
    }

    private SubscriptionStorage found(String name) {
        return storage.topics().iterator().next().subscriptions().stream()
                .filter(subscription -> subscription.name().equals(name))
                .findAny()
                .orElseThrow();
    }

    private void rollWith(TopicStorage topic) throws IOException {
        while (!disk.names().contains(Segment.name(2))) {
            publish(topic, 1);
        }
    }

    private static void publish(TopicStorage topic, int count) {
        for (int i = 0; i < count; i++) {
            CompletableFuture<Void> kept = new CompletableFuture<>();
            topic.append(
                    StreamMessage.newBuilder()
                            .setPayload(ByteString.copyFrom(new byte[500]))
                            .build(),
                    completing(kept));
            kept.join();
        }
    }

    private static void finish(SubscriptionStorage subscription, long offset) {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        subscription.finish(offset, completing(kept));
        kept.join();
    }

    private void sync() {
        CompletableFuture<Void> kept = new CompletableFuture<>();
        storage.sync(completing(kept));
        kept.join();
    }

    private static Saved completing(CompletableFuture<Void> future) {
        return failure -> {
            if (failure == null) {
                future.complete(null);
            } else {
                future.completeExceptionally(failure);
            }
        };
    }
}
