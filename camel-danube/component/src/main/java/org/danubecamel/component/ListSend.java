package org.danubecamel.component;

import java.io.Closeable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.util.IOHelper;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.SendReceipt;
import org.jspecify.annotations.Nullable;

/**
 * Sends the items of a list without waiting for each other. After the first failure that it learns of it sends no more,
 * since with a broker that is down every further item would wait out its timeout.
 */
final class ListSend {

    private final String topic;
    private final Function<@Nullable Object, CompletableFuture<SendReceipt>> send;
    private final CompletableFuture<Void> result = new CompletableFuture<>();
    private final List<Integer> refused = new ArrayList<>();
    private final List<Integer> unknown = new ArrayList<>();
    private @Nullable Throwable first;
    private int sent;
    private boolean exhausted;
    /** Items without outcome, and one more for the loop that sends. */
    private int open = 1;

    ListSend(String topic, Function<@Nullable Object, CompletableFuture<SendReceipt>> send) {
        this.topic = topic;
        this.send = send;
    }

    /**
     * Sends all items.
     *
     * @return completes when all are stored; fails with {@link DanubeListSendException} when each item that was sent has
     *     its outcome
     */
    CompletableFuture<Void> run(Iterator<?> items) {
        try {
            while (goOn(items)) {
                sendNext(items);
            }
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            if (items instanceof Closeable closeable) {
                IOHelper.close(closeable);
            }
            settle();
        }
        return result;
    }

    private void sendNext(Iterator<?> items) {
        var item = items.next();
        var index = begin();
        CompletableFuture<SendReceipt> future;
        try {
            future = send.apply(item);
        } catch (RuntimeException e) {
            future = CompletableFuture.failedFuture(e);
        }
        var unused = future.whenComplete((receipt, failure) -> {
            if (failure != null) {
                failed(index, Failures.cause(failure));
            }
            settle();
        });
    }

    private boolean goOn(Iterator<?> items) {
        synchronized (this) {
            if (first != null) {
                return false;
            }
        }
        exhausted = !items.hasNext();
        return !exhausted;
    }

    private synchronized int begin() {
        open++;
        return sent++;
    }

    private synchronized void failed(Throwable failure) {
        if (first == null) {
            first = failure;
        }
    }

    private synchronized void failed(int index, Throwable failure) {
        failed(failure);
        var certain = !(failure instanceof DanubeException known) || known.outcome() == SendOutcome.REFUSED;
        (certain ? refused : unknown).add(index);
    }

    private void settle() {
        DanubeListSendException failure;
        synchronized (this) {
            open--;
            if (open > 0) {
                return;
            }
            failure = first == null ? null : failure(first);
        }
        if (failure == null) {
            result.complete(null);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private DanubeListSendException failure(Throwable cause) {
        refused.sort(null);
        unknown.sort(null);
        var notStored = new HashSet<>(refused);
        notStored.addAll(unknown);
        var stored = IntStream.range(0, sent)
                .filter(index -> !notStored.contains(index))
                .boxed()
                .toList();
        return new DanubeListSendException(
                topic, stored, refused, unknown, exhausted ? OptionalInt.empty() : OptionalInt.of(sent), cause);
    }
}
