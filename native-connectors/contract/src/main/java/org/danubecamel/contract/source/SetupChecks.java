package org.danubecamel.contract.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What a source says when it is set up in a way that cannot work, and what it must never say. */
final class SetupChecks {

    private static final String WRONG_PASSWORD = "wr0ng-pa55word-of-nobody";

    private SetupChecks() {}

    static List<SourceCheck> all() {
        return List.of(
                SourceCheck.always("each wrong option is said at once", SetupChecks::wrongConfiguration),
                new SourceCheck(
                        "wrong credentials are said, and not shown",
                        source -> source.password != null,
                        SetupChecks::wrongCredentials),
                new SourceCheck(
                        "the password is in no log, at the finest level either",
                        source -> source.password != null,
                        SetupChecks::secrets));
    }

    private static void wrongConfiguration(SourceBench bench) {
        var failure = catchThrowable(
                () -> bench.route(bench.source().wrongUri).withoutOptions().start());

        assertThat(failure).as("the failure of the start").isNotNull();
        assertThat(causes(failure)).as("one message that names each of them").anySatisfy(message -> assertThat(message)
                .contains(bench.source().wrongOptions));
    }

    private static List<String> causes(Throwable failure) {
        return java.util.stream.Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(cause -> String.valueOf(cause.getMessage()))
                .toList();
    }

    private static void wrongCredentials(SourceBench bench) throws Exception {
        bench.put("never read", 3);
        var said = new AtomicReference<@Nullable String>();
        try (var route = bench.route().withPassword(WRONG_PASSWORD)) {
            var failure = catchThrowable(route::start);
            if (failure != null) {
                said.set(stackTrace(failure));
            } else {
                route.awaitDown();
                var health = route.health();
                said.set(health == null ? "" : health.getMessage().orElse(""));
            }
        }
        assertThat(said.get()).doesNotContain(WRONG_PASSWORD);
        assertThat(bench.arrivals().texts()).isEmpty();
    }

    private static String stackTrace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static void secrets(SourceBench bench) throws Exception {
        var expected = bench.put("read", 3);
        try (var process = bench.process(bench.log())) {
            process.awaitHanded(expected.size());
            bench.arrivals().await(expected);
        }
        var lines = Files.readAllLines(bench.log(), StandardCharsets.ISO_8859_1);
        assertThat(lines)
                .as("a log that has something to say, at the finest level")
                .anyMatch(line -> line.contains("TRACE"));
        assertThat(lines)
                .as("lines with the password")
                .noneMatch(line -> line.contains(String.valueOf(bench.source().password)));
    }
}
