package org.danubecamel.connector.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ServiceStatus;
import org.apache.camel.health.HealthCheck;
import org.danubecamel.batch.failure.RecordRejectedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PositionedConsumerTest {

    @TempDir
    private Path directory;

    private static List<String> numbers(int count) {
        return numbers(0, count);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }

    private void file(SourceConfiguration options) {
        options.setPositionStore("file:" + directory);
    }

    private String storedPosition() throws Exception {
        var store = new FilePositionStore(directory, "numbers");
        try {
            var position = store.open("numbers");
            return position == null ? "" : position.value();
        } finally {
            store.close();
        }
    }

    @Test
    void everythingArrivesOnceAndInOrder() throws Exception {
        try (var context = new SourceContext(new NumberedSource(5_000)).start(exchange -> {})) {
            await().until(() -> context.published.size() >= 5_000);

            assertThat(context.published).isEqualTo(numbers(5_000));
        }
    }

    @Test
    void afterARestartItGoesOnWhereItWas() throws Exception {
        var source = new NumberedSource(100);
        try (var context = new SourceContext(source).with(this::file).start(exchange -> {})) {
            await().until(() -> context.published.size() == 100);
        }
        source.available.set(150);

        try (var context = new SourceContext(source).with(this::file).start(exchange -> {})) {
            await().until(() -> context.published.size() >= 50);

            assertThat(context.published).isEqualTo(numbers(100, 150));
        }
    }

    @Test
    void aPositionWithinAReadIsNeededOnlyAtItsEnd() throws Exception {
        var source = new NumberedSource(100);
        source.positionOfReadsOnly = true;
        try (var context = new SourceContext(source)
                .with(this::file)
                .with(options -> options.setMaxMessagesPerPoll(10))
                .start(exchange -> {})) {
            await().until(() -> "100".equals(context.consumer().getPosition()));

            assertThat(context.published).isEqualTo(numbers(100));
        }
    }

    @Test
    void thePositionStaysBeforeAnExchangeThatIsNotComplete() throws Exception {
        var held = new CopyOnWriteArrayList<Exchange>();
        try (var context = new SourceContext(new NumberedSource(20))
                .with(this::file)
                .with(options -> options.setMaxInFlight(10))
                .startRoute(route -> route.process(new HoldOne("3", held)))) {
            await().until(() -> "3".equals(context.consumer().getPosition()) && context.published.size() == 12);

            assertThat(context.consumer().getInFlight())
                    .isEqualTo(7 + 3 - 0 - 0)
                    .isLessThanOrEqualTo(10);
        }
        assertThat(storedPosition()).isEqualTo("3");
    }

    @Test
    void noMoreThanMaxInFlightIsReadWhileNothingIsTaken() throws Exception {
        var source = new NumberedSource(1_000);
        try (var context = new SourceContext(source)
                .with(options -> options.setMaxInFlight(25))
                .start(exchange -> {
                    throw new IOException("down");
                })) {
            await().until(() -> context.consumer().getFailures() > 100);

            assertThat(source.furthest.get()).isEqualTo(25);
            assertThat(context.health().getState()).isEqualTo(HealthCheck.State.DOWN);
        }
    }

    @Test
    void bytesBoundItToo() throws Exception {
        var source = new NumberedSource(1_000);
        try (var context = new SourceContext(source)
                .with(options -> options.setMaxInFlightBytes(10))
                .start(exchange -> {
                    throw new IOException("down");
                })) {
            await().until(() -> context.consumer().getFailures() > 50);

            assertThat(source.furthest.get()).isEqualTo(10);
        }
    }

    @Test
    void afterAnOutageEverythingArrives() throws Exception {
        var down = new AtomicBoolean(true);
        try (var context = new SourceContext(new NumberedSource(500))
                .with(options -> options.setMaxInFlight(50))
                .with(options -> options.setDeadLetter("direct:dead"))
                .start(exchange -> {
                    if (down.get()) {
                        throw new IOException("down");
                    }
                })) {
            await().until(() -> context.consumer().getFailures() > 200);
            down.set(false);

            await().until(() -> context.published.size() >= 500);
            assertThat(context.published).containsExactlyInAnyOrderElementsOf(numbers(500));
            assertThat(context.dead).isEmpty();
            await().until(() -> context.health().getState() == HealthCheck.State.UP);
        }
    }

    @Test
    void aBadRecordBecomesADeadLetterAndItsNeighboursGoOn() throws Exception {
        try (var context = new SourceContext(new NumberedSource(100))
                .with(this::file)
                .with(options -> options.setDeadLetter("direct:dead"))
                .start(exchange -> rejectBody(exchange, "42"))) {
            await().until(() -> "100".equals(context.consumer().getPosition()));

            assertThat(context.published).hasSize(99).doesNotContain("42");
            assertThat(context.dead).singleElement().satisfies(letter -> {
                assertThat(letter.getMessage().getBody()).isEqualTo("42");
                assertThat(letter.getMessage().getHeader("number")).isEqualTo(42);
                assertThat(letter.getMessage().getHeader("x-failure-reason", String.class))
                        .contains("bad");
            });
        }
    }

    private static void rejectBody(Exchange exchange, String bad) {
        if (exchange.getMessage().getBody(String.class).equals(bad)) {
            throw new RecordRejectedException("bad", new IllegalArgumentException());
        }
    }

    @Test
    void oneBadRecordOfAListCostsOneRecord() throws Exception {
        try (var context = new SourceContext(new NumberedSource(100))
                .with(options -> {
                    options.setSendAs(SendAs.LIST);
                    options.setDeadLetter("direct:dead");
                })
                .start(exchange -> {
                    if (exchange.getMessage().getBody(List.class).contains("42")) {
                        throw new RecordRejectedException("bad", new IllegalArgumentException());
                    }
                })) {
            await().until(() -> context.published.size() + context.dead.size() >= 100);

            assertThat(context.published).hasSize(99).doesNotContain("42");
            assertThat(context.dead).singleElement().satisfies(letter -> assertThat(
                            letter.getMessage().getBody())
                    .isEqualTo("42"));
        }
    }

    @Test
    void whatCannotBeDecodedBecomesADeadLetterWithItsBytes() throws Exception {
        var source = new NumberedSource(10);
        source.undecodable.add(4);
        try (var context = new SourceContext(source)
                .with(options -> options.setDeadLetter("direct:dead"))
                .start(exchange -> {})) {
            await().until(() -> context.published.size() + context.dead.size() >= 10);

            assertThat(context.published).hasSize(9).doesNotContain("4");
            assertThat(context.dead).singleElement().satisfies(letter -> {
                assertThat(letter.getMessage().getBody(byte[].class)).isEqualTo("4".getBytes(StandardCharsets.UTF_8));
                assertThat(letter.getMessage().getHeader("x-failure-reason")).isEqualTo("not a number: 4");
            });
        }
    }

    @Test
    void withoutDeadLettersThePositionStaysBeforeWhatCannotBeDecoded() throws Exception {
        var source = new NumberedSource(10);
        source.undecodable.add(4);
        try (var context = new SourceContext(source).with(this::file).start(exchange -> {})) {
            await().until(() -> context.published.size() == 9
                    && "4".equals(context.consumer().getPosition()));

            assertThat(context.health().getMessage().orElseThrow()).contains("DNB-3354", "not a number: 4");
        }
        assertThat(storedPosition()).isEqualTo("4");
    }

    @Test
    void thePositionDoesNotPassADeadLetterThatCannotBeStored() throws Exception {
        var source = new NumberedSource(10);
        source.undecodable.add(4);
        try (var context = new SourceContext(source)
                .with(this::file)
                .with(options -> options.setDeadLetter("direct:nobody?block=false"))
                .start(exchange -> {})) {
            await().until(() -> context.published.size() == 9
                    && "4".equals(context.consumer().getPosition()));

            assertThat(context.health().getState()).isEqualTo(HealthCheck.State.DOWN);
        }
        assertThat(storedPosition()).isEqualTo("4");
    }

    @Test
    void withStopTheRouteStopsBeforeTheBadRecord() throws Exception {
        try (var context = new SourceContext(new NumberedSource(100))
                .with(this::file)
                .with(options -> options.setOnFailure(OnSourceFailure.STOP))
                .start(exchange -> rejectBody(exchange, "42"))) {
            await().until(() ->
                    context.camel.getRouteController().getRouteStatus(SourceContext.ROUTE) == ServiceStatus.Stopped);
        }
        assertThat(storedPosition()).isEqualTo("42");
    }

    @Test
    void aReaderThatFailsIsOpenedAgainAfterWhatItReturned() throws Exception {
        var source = new NumberedSource(10);
        try (var context = new SourceContext(source).start(exchange -> {})) {
            await().until(() -> context.published.size() == 10);
            source.readFails.set(new IOException("gone"));
            await().until(() -> context.health().getState() == HealthCheck.State.DOWN && source.opened.get() > 2);
            source.available.set(20);
            source.readFails.set(null);

            await().until(() -> context.published.size() >= 20);
            assertThat(context.published).isEqualTo(numbers(20));
            assertThat(context.health().getState()).isEqualTo(HealthCheck.State.UP);
        }
        assertThat(source.closed.get()).isEqualTo(source.opened.get());
    }

    @Test
    void aSystemThatIsDownDoesNotFailTheStart() throws Exception {
        var source = new NumberedSource(10);
        source.checkFails.set(new IOException("down"));
        try (var context = new SourceContext(source).start(exchange -> {})) {
            assertThat(context.health().getState()).isEqualTo(HealthCheck.State.DOWN);
            source.checkFails.set(null);

            await().until(() -> context.published.size() == 10);
        }
    }

    @Test
    void whatWaitingDoesNotMendFailsTheStartAndLetsGoOfThePosition() throws Exception {
        var source = new NumberedSource(10);
        source.checkFails.set(SourceSetupException.of("numbers", List.of("No table.", "No right.")));
        try (var context = new SourceContext(source).with(this::file)) {
            assertThatThrownBy(() -> context.start(exchange -> {})).hasMessageContaining("No table. No right.");

            assertThat(storedPosition()).isEmpty();
        }
    }

    @Test
    void aSecondSourceOfTheSamePositionDoesNotStart() throws Exception {
        try (var first = new SourceContext(new NumberedSource(1))
                        .with(this::file)
                        .start(exchange -> {});
                var second = new SourceContext(new NumberedSource(1)).with(this::file)) {
            assertThatThrownBy(() -> second.start(exchange -> {})).hasMessageContaining("DNB-3351");
            assertThat(first.consumer().getIdentity()).isEqualTo("numbers");
        }
    }

    @Test
    void whileSuspendedNothingIsRead() throws Exception {
        var source = new NumberedSource(10);
        try (var context = new SourceContext(source).start(exchange -> {})) {
            await().until(() -> context.published.size() == 10);
            context.camel.getRouteController().suspendRoute(SourceContext.ROUTE);
            source.available.set(20);
            var before = source.furthest.get();

            assertThat(context.consumer().getPendingExchangesSize()).isZero();
            context.camel.getRouteController().resumeRoute(SourceContext.ROUTE);
            await().until(() -> context.published.size() == 20);
            assertThat(before).isEqualTo(10);
        }
    }

    @Test
    void aReadThatHangsIsInterruptedByTheStop() throws Exception {
        var source = new NumberedSource(10);
        var hanging = new CountDownLatch(1);
        source.blockRead = () -> {
            hanging.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
        var begin = System.nanoTime();
        try (var context = new SourceContext(source).start(exchange -> {})) {
            assertThat(hanging.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(context.published).isEmpty();
        }
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin)).isLessThan(5);
    }

    @Test
    void aStopStoresWhatIsDone() throws Exception {
        try (var context =
                new SourceContext(new NumberedSource(1_000)).with(this::file).start(exchange -> {})) {
            await().until(() -> context.published.size() > 300);
            context.camel.getRouteController().stopRoute(SourceContext.ROUTE);

            assertThat(storedPosition()).isEqualTo(Integer.toString(context.published.size()));
        }
    }

    @Test
    void thePositionFollowsTheExchangeIntoAnotherRoute() throws Exception {
        try (var context = new SourceContext(new NumberedSource(10))
                .with(this::file)
                .startRoute(route -> route.to("seda:nobody?waitForTaskToComplete=Never"))) {
            await().until(() -> context.consumer().getRecordsRead() == 10);
            await().until(() -> context.published.size() == 10);

            assertThat(context.consumer().getPosition()).isNull();
        }
        assertThat(storedPosition()).isEmpty();
    }

    @Test
    void allProblemsOfOptionsAreSaidAtOnce() {
        var options = new SourceConfiguration();
        options.setMaxInFlight(0);
        options.setDelay(-1);
        options.setPositionStore("ftp:x");
        options.setPositionName("../../etc/passwd");
        options.setOnFailure(OnSourceFailure.DEAD_LETTER);

        assertThat(options.problems())
                .hasSize(5)
                .anyMatch(problem -> problem.contains("maxInFlight=0"))
                .anyMatch(problem -> problem.contains("delay=-1"))
                .anyMatch(problem -> problem.contains("positionStore=ftp:x"))
                .anyMatch(problem -> problem.contains("positionName="))
                .anyMatch(problem -> problem.contains("deadLetter"));
    }

    @Test
    void anEmptyValueAsAKameletGivesItIsNone() {
        var options = new SourceConfiguration();
        options.setPositionStore("");
        options.setPositionName("");
        options.setDeadLetter("");

        assertThat(options.problems()).isEmpty();
        assertThat(options.getDeadLetter()).isNull();
    }
}
