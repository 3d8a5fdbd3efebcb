package org.danubecamel.contract.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.danubecamel.contract.sink.Records.messages;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.danubecamel.batch.failure.FailureKind;
import org.danubecamel.contract.log.LogSearch;
import org.jspecify.annotations.Nullable;

/** What users configure: mistakes are found, and secrets are kept. */
final class ConfigurationChecks {

    private ConfigurationChecks() {}

    static void wrongCredentials(Trial trial) throws Exception {
        var wrong = "wrong%2B&-" + UUID.randomUUID();
        var told = "";
        try {
            trial.start(trial.batch(trial.sink.uri.apply(trial.target), 10), wrong);
            var sent = trial.sendAll(messages(0, 10));
            trial.awaitAll(sent);
            assertThat(sent).as("acknowledged").noneMatch(Sent::isAcknowledged);
            var result = sent.get(0).await(trial.sink.bound);
            assertThat(result.kind()).as("kind of %s", result).isEqualTo(FailureKind.SYSTEM);
            told = result.toString();
        } catch (AssertionError e) {
            throw e;
        } catch (Exception startRefused) {
            told = Failures.text(startRefused);
        }
        assertThat(told).as("what is told").contains("DNB-");
        for (var secret : spellings(wrong, trial.sink.password)) {
            assertThat(told).as("what is told").doesNotContain(secret);
        }
        trial.verifyOnce(List.of());
    }

    static void wrongConfiguration(Trial trial) {
        var refused = catchThrowable(() -> trial.start(trial.batch(trial.sink.wrongUri, 10), trial.sink.password));
        assertThat(refused).as("the start with wrong options").isNotNull().isNotInstanceOf(AssertionError.class);
        assertThat(Failures.withId(refused))
                .as("what is told of the wrong options, by %s", Failures.text(refused))
                .contains(trial.sink.wrongOptions);
    }

    static void secrets(Trial trial) throws Exception {
        var spellings = spellings(trial.sink.password);
        try (var search = LogSearch.of(spellings)) {
            var context = trial.startBatches(10);
            trial.deliver(messages(0, 10));
            trial.sink.peer.stop();
            trial.awaitAll(trial.sendAll(messages(10, 20)));
            trial.stop(context);
            assertThat(search.found()).as("log lines with the password").isEmpty();
            assertThat(search.searched()).as("log lines that were searched").isGreaterThan(50);
        }
    }

    /** As they are and as they stand in a URI. */
    private static List<String> spellings(@Nullable String... secrets) {
        return Arrays.stream(secrets)
                .filter(Objects::nonNull)
                .flatMap(secret -> Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)))
                .distinct()
                .toList();
    }
}
