package org.danubecamel.component;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.camel.RuntimeCamelException;
import org.danubecamel.client.ConnectionState;
import org.danubecamel.client.DanubeClient;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;

/**
 * Finds out at start-up whether the broker answers and accepts a producer or consumer.
 *
 * @param client the client to use
 * @param timeout how long each of the two questions may take
 * @param topicMayBeMissing whether a topic that does not exist yet is no failure
 */
record StartupCheck(DanubeClient client, Duration timeout, boolean topicMayBeMissing) {

    static StartupCheck of(DanubeClient client, DanubeConfiguration configuration) {
        return new StartupCheck(
                client, Duration.ofMillis(configuration.getRequestTimeout()), configuration.isWaitForTopic());
    }

    /** @throws DanubeException if no Danube broker answers */
    void broker() {
        await(client.ping(), () -> unanswered("did not answer"));
    }

    /** @throws DanubeException if the producer or consumer is refused, or not connected in time */
    void connected(CompletableFuture<Void> ready, Supplier<ConnectionState> state) {
        await(ready, () -> {
            var lastError = state.get().lastError();
            return lastError == null ? unanswered("accepted no producer or consumer") : lastError;
        });
    }

    private DanubeException unanswered(String what) {
        return new DanubeException(
                ErrorId.UNREACHABLE,
                "The broker at " + client.serviceUrl() + " " + what + " within " + timeout.toMillis()
                        + " ms. Check that it runs and that serviceUrl is right, or raise requestTimeout.",
                SendOutcome.REFUSED,
                true,
                null);
    }

    private void await(CompletableFuture<Void> future, Supplier<DanubeException> late) {
        try {
            future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            var failure = late.get();
            if (!topicMayBeMissing || failure.id() != ErrorId.TOPIC_MISSING) {
                throw failure;
            }
        } catch (ExecutionException e) {
            throw Failures.cause(e) instanceof RuntimeException failure ? failure : new RuntimeCamelException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RuntimeCamelException(e);
        }
    }
}
