package org.danubecamel.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class EventsTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Duration LONG = Duration.ofSeconds(20);

    private final CamelContext context = new DefaultCamelContext();
    private final Events events = new Events(true, () -> true);

    @Test
    void refusesWhileClosedAndCountsNothingOfIt() throws Exception {
        var event = event();
        assertThatThrownBy(() -> events.accept(event)).isInstanceOf(IllegalStateException.class);
        events.notStored(event);
        assertThat(events.awaitNoneUnderWay(SHORT)).isTrue();
    }

    @Test
    void staysClosedWhenItWouldBeOpenedTooLate() {
        events.close();
        events.open();
        assertThatThrownBy(() -> events.accept(event())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesAtOnceWhileDanubeDoesNotDeliver() {
        var cutOff = new Events(true, () -> false);
        cutOff.open();
        assertThatThrownBy(() -> cutOff.accept(event())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void waitsForEveryEventAccepted() throws Exception {
        events.open();
        var event = event();
        events.accept(event);
        assertThat(events.awaitNoneUnderWay(SHORT)).isFalse();

        var waiting = CompletableFuture.supplyAsync(this::allWritten);
        events.written(event);
        assertThat(waiting.join()).isTrue();
    }

    @Test
    void anEventWrittenTwiceDoesNotStandForAnother() throws Exception {
        events.open();
        var first = event();
        var second = event();
        events.accept(first);
        events.accept(second);
        events.written(first);
        events.written(first);
        assertThat(events.awaitNoneUnderWay(SHORT)).isFalse();
    }

    @Test
    void doesNotWaitForAnEventThatWasNotStored() throws Exception {
        events.open();
        var event = event();
        events.accept(event);
        events.notStored(event);
        assertThat(events.awaitNoneUnderWay(SHORT)).isTrue();
    }

    @Test
    void theSenderCannotChooseTheIdOfAnEvent() {
        events.open();
        var event = event();
        event.getMessage().setHeader(Events.ID, "chosen");
        events.accept(event);
        assertThat(event.getMessage().getHeader(Events.ID)).isNotEqualTo("chosen");
    }

    @Test
    void refusesMoreThanTheBrokerShouldHold() {
        events.open();
        for (int i = 0; i < Events.MAX_UNDER_WAY; i++) {
            events.accept(event());
        }
        assertThatThrownBy(() -> events.accept(event()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(String.valueOf(Events.MAX_UNDER_WAY));
    }

    @Test
    void leavesWhatABrokerKeepsToTheBroker() throws Exception {
        var kept = new Events(false, () -> true);
        kept.open();
        kept.accept(event());
        assertThat(kept.awaitNoneUnderWay(SHORT)).isTrue();
    }

    private boolean allWritten() {
        try {
            return events.awaitNoneUnderWay(LONG);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Exchange event() {
        var exchange = new DefaultExchange(context);
        exchange.getMessage().setBody("{}".getBytes(UTF_8));
        return exchange;
    }
}
