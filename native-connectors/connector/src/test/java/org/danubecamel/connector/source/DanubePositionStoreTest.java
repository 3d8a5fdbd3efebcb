package org.danubecamel.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.danubecamel.client.TopicName;
import org.danubecamel.embedded.EmbeddedBroker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DanubePositionStoreTest {

    /** With the broker's own window of ten messages, and failure policy of six deliveries. */
    private final EmbeddedBroker broker = EmbeddedBroker.builder().build();

    @BeforeEach
    void start() {
        broker.start();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    private DanubePositionStore store() {
        return new DanubePositionStore(broker.serviceUrl(), TopicName.parse("positions"), "orders");
    }

    private void storeUpTo(DanubePositionStore store, int from, int to) throws Exception {
        for (var number = from; number <= to; number++) {
            store.store(Position.of(Integer.toString(number)));
        }
    }

    @Test
    void aNewTopicHasNoPosition() throws Exception {
        try (var store = store()) {
            assertThat(store.open("source")).isNull();
        }
    }

    @Test
    void theLastOfManyPositionsIsTheOneThatComesBack() throws Exception {
        try (var store = store()) {
            store.open("source");
            storeUpTo(store, 1, 300);
        }
        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("300"));
        }
    }

    @Test
    void moreStartsThanTheBrokerSendsAMessageLoseNothing() throws Exception {
        try (var store = store()) {
            store.open("source");
            store.store(Position.of("1"));
        }
        for (var start = 0; start < 10; start++) {
            try (var store = store()) {
                assertThat(store.open("source")).isEqualTo(Position.of("1"));
            }
        }
    }

    @Test
    void aStoreThatIsNeverClosedIsReadByTheNext() throws Exception {
        var abandoned = store();
        abandoned.open("source");
        storeUpTo(abandoned, 1, 100);

        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("100"));
            storeUpTo(store, 101, 110);
        }
        abandoned.close();
        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("110"));
        }
    }

    @Test
    void aPositionOfAnotherSourceIsRefused() throws Exception {
        try (var store = store()) {
            store.open("source");
            store.store(Position.of("1"));
        }
        try (var store = store()) {
            assertThatThrownBy(() -> store.open("another"))
                    .isInstanceOf(SourceSetupException.class)
                    .hasMessageContaining("DNB-3352");
        }
        try (var store = store()) {
            assertThat(store.open("source")).isEqualTo(Position.of("1"));
        }
    }

    @Test
    void aProcessWhosePlaceAnotherHasTakenNoticesIt() throws Exception {
        try (var first = store();
                var second = store()) {
            first.open("source");
            first.store(Position.of("1"));
            second.open("source");
            second.store(Position.of("2"));

            assertThatThrownBy(() -> storeUpTo(first, 3, 70)).hasMessageContaining("DNB-3351");
        }
    }
}
