package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.SendReceipt;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;

class ListSendTest {

    private static final SendReceipt STORED = new SendReceipt(TopicName.parse("orders"), "p", 1);

    private final List<CompletableFuture<SendReceipt>> sent = new ArrayList<>();
    private final ListSend list = new ListSend("/default/orders", item -> {
        var future = new CompletableFuture<SendReceipt>();
        sent.add(future);
        return future;
    });

    @Test
    void doesNotWaitForOneItemBeforeItSendsTheNext() {
        list.run(List.of("a", "b", "c").iterator());
        assertThat(sent).hasSize(3);
    }

    @Test
    void completesWhenTheLastIsStored() {
        var result = list.run(List.of("a", "b").iterator());
        sent.get(1).complete(STORED);
        assertThat(result).isNotDone();
        sent.get(0).complete(STORED);
        assertThat(result).isCompleted();
    }

    @Test
    void completesForAnEmptyList() {
        assertThat(list.run(List.of().iterator())).isCompleted();
    }

    @Test
    void saysWhatBecameOfEachItem() {
        var result = list.run(List.of("a", "b", "c").iterator());
        sent.get(0).complete(STORED);
        sent.get(1).completeExceptionally(failure(SendOutcome.UNKNOWN));
        sent.get(2).completeExceptionally(failure(SendOutcome.REFUSED));
        var failure = failureOf(result);
        assertThat(failure.id()).isEqualTo(ErrorId.LIST_PARTLY_STORED);
        assertThat(failure.stored()).containsExactly(0);
        assertThat(failure.refused()).containsExactly(2);
        assertThat(failure.unknown()).containsExactly(1);
        assertThat(failure.firstNotSent()).isEmpty();
        assertThat(failure)
                .hasMessageStartingWith("DNB-1104 The list was not stored whole in /default/orders. Stored: [0];"
                        + " refused: [2]; unknown, stored or not: [1].")
                .hasMessageContaining("First failure: DNB-2302 too late");
    }

    @Test
    void waitsForEveryOutcomeBeforeItFails() {
        var result = list.run(List.of("a", "b").iterator());
        sent.get(0).completeExceptionally(failure(SendOutcome.REFUSED));
        assertThat(result).isNotDone();
    }

    @Test
    void sendsNoMoreOnceAnItemFailed() {
        var failing = new ListSend("/default/orders", item -> {
            var future = new CompletableFuture<SendReceipt>();
            sent.add(future);
            if (sent.size() == 2) {
                future.completeExceptionally(failure(SendOutcome.REFUSED));
            }
            return future;
        });
        var result = failing.run(List.of("a", "b", "c", "d").iterator());
        sent.get(0).complete(STORED);
        assertThat(sent).hasSize(2);
        assertThat(failureOf(result).firstNotSent()).hasValue(2);
    }

    @Test
    void countsAnItemThatCannotBeSentAtAllAsRefused() {
        var failing = new ListSend("/default/orders", item -> {
            throw new DanubeException(ErrorId.MESSAGE_BODY, "no body");
        });
        assertThat(failureOf(failing.run(List.of("a").iterator())).refused()).containsExactly(0);
    }

    @Test
    void failsWhereTheListItselfBreaks() {
        var broken = List.of("a").stream()
                .map(item -> {
                    throw new IllegalStateException("no next line");
                })
                .iterator();
        assertThat(failureOf(list.run(broken))).hasMessageContaining("no next line");
    }

    private static DanubeException failure(SendOutcome outcome) {
        return new DanubeException(ErrorId.DELIVERY_TIMEOUT, "too late", outcome, true, null);
    }

    private static DanubeListSendException failureOf(CompletableFuture<Void> result) {
        return (DanubeListSendException)
                result.handle((done, failure) -> failure instanceof CompletionException ? failure.getCause() : failure)
                        .join();
    }
}
