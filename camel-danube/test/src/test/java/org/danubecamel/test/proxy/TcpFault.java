package org.danubecamel.test.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.danubecamel.test.proxy.Direction.TO_CLIENT;
import static org.danubecamel.test.proxy.Direction.TO_TARGET;

import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Consumer;
import org.danubecamel.test.proxy.EchoServer.End;

/** A fault of the proxy, and a check that fails where it is missing. */
enum TcpFault {
    CUT(TcpProxy::cut, TcpFault::presentConnectionsAreReset),
    CUT_AFTER(proxy -> proxy.cutAfter(TO_TARGET, 5), TcpFault::fiveBytesPass),
    REFUSE(TcpProxy::refuse, TcpFault::newConnectionsAreReset),
    CLOSED_PORT(TcpProxy::closePort, TcpFault::nobodyListens),
    HOLD_RELEASE(TcpProxy::holdNewConnections, TcpFault::theYoungerConnectionIsFirst),
    STALL(TcpProxy::stall, TcpFault::nothingPassesUntilResumed),
    STALL_TO_TARGET(proxy -> proxy.stall(TO_TARGET), TcpFault::nothingPassesUntilResumed),
    STALL_TO_CLIENT(proxy -> proxy.stall(TO_CLIENT), TcpFault::theAnswerIsHeldUntilResumed),
    BLACK_HOLE(TcpProxy::blackHole, TcpFault::theRequestVanishes),
    BLACK_HOLE_TO_TARGET(proxy -> proxy.blackHole(TO_TARGET), TcpFault::theRequestVanishes),
    BLACK_HOLE_TO_CLIENT(proxy -> proxy.blackHole(TO_CLIENT), TcpFault::theAnswerVanishes),
    BLACK_HOLE_PRESENT(TcpProxy::blackHolePresent, TcpFault::onlyThePresentConnectionVanishes),
    BLACK_HOLE_PRESENT_TO_CLIENT(proxy -> proxy.blackHolePresent(TO_CLIENT), TcpFault::theAnswerVanishes),
    SLOW(proxy -> proxy.slow(1), TcpFault::bytesDribble),
    SLOW_TO_TARGET(proxy -> proxy.slow(TO_TARGET, 1), TcpFault::bytesDribble),
    LATENCY(proxy -> proxy.latency(Duration.ofHours(1)), TcpFault::bytesWait),
    LATENCY_TO_TARGET(proxy -> proxy.latency(TO_TARGET, Duration.ofHours(1)), TcpFault::bytesWait);

    private final Consumer<TcpProxy> fault;
    private final Consumer<TcpStory> check;

    TcpFault(Consumer<TcpProxy> fault, Consumer<TcpStory> check) {
        this.fault = fault;
        this.check = check;
    }

    void inflict(TcpStory story) {
        fault.accept(story.proxy());
    }

    void check(TcpStory story) {
        check.accept(story);
    }

    private static void presentConnectionsAreReset(TcpStory story) {
        story.present().expectReset();
        story.presentSession().awaitEnd(End.RESET);
        story.connect().exchange("again");
    }

    private static void fiveBytesPass(TcpStory story) {
        var session = story.presentSession();
        story.present().send("123456789");
        await().until(() -> session.end() != End.NONE || session.size() > "hello12345".length());
        assertThat(session.end()).isEqualTo(End.RESET);
        assertThat(story.presentSession().text()).isEqualTo("hello12345");
        story.connect().exchange("123456789");
    }

    private static void newConnectionsAreReset(TcpStory story) {
        story.connect().expectReset();
        assertThat(story.proxy().refused()).isEqualTo(1);
        story.present().exchange("still here");
        story.proxy().accept();
        story.connect().exchange("again");
    }

    private static void nobodyListens(TcpStory story) {
        assertThatThrownBy(() -> Peer.connect(story.proxy())).isInstanceOf(ConnectException.class);
        story.present().exchange("still here");
        story.proxy().accept();
        story.connect().exchange("again");
    }

    private static void theYoungerConnectionIsFirst(TcpStory story) {
        var older = story.connect();
        older.send("older");
        await().until(() -> story.proxy().accepted() == 2);
        var younger = story.connect();
        younger.send("younger");
        await().until(() -> story.proxy().accepted() == 3);

        story.proxy().releaseNewestFirst();

        older.expect("older");
        younger.expect("younger");
        assertThat(story.server().session(1).text()).isEqualTo("younger");
        assertThat(story.server().session(2).text()).isEqualTo("older");
    }

    private static void nothingPassesUntilResumed(TcpStory story) {
        story.present().send("held");
        story.expectSilence(story.present());
        assertThat(story.presentSession().text()).isEqualTo("hello");

        story.proxy().resume();

        story.present().expect("held");
    }

    private static void theAnswerIsHeldUntilResumed(TcpStory story) {
        story.present().send("held");
        story.presentSession().awaitText("helloheld");
        story.expectSilence(story.present());

        story.proxy().resume();

        story.present().expect("held");
    }

    private static void theRequestVanishes(TcpStory story) {
        story.present().send("lost");
        story.expectSilence(story.present());
        await().until(() -> story.proxy().swallowed(TO_TARGET) == 4);
        assertThat(story.presentSession().text()).isEqualTo("hello");
        assertThat(story.presentSession().end()).isEqualTo(End.NONE);

        story.proxy().endBlackHole();

        story.present().expectReset();
        story.connect().exchange("again");
    }

    private static void theAnswerVanishes(TcpStory story) {
        story.present().send("lost");
        story.presentSession().awaitText("hellolost");
        story.expectSilence(story.present());
        await().until(() -> story.proxy().swallowed(TO_CLIENT) == 4);

        story.proxy().endBlackHole();

        story.present().expectReset();
        story.connect().exchange("again");
    }

    private static void onlyThePresentConnectionVanishes(TcpStory story) {
        story.present().send("lost");
        story.expectSilence(story.present());
        story.connect().exchange("new");
        assertThat(story.presentSession().end()).isEqualTo(End.NONE);
    }

    private static void bytesDribble(TcpStory story) {
        var bytes = "0123456789".repeat(100);
        story.present().send(bytes);
        await().until(() -> story.proxy().forwarded(TO_TARGET) > "hello".length());
        assertThat(story.proxy().forwarded(TO_TARGET)).isLessThan(bytes.length());

        story.proxy().fullSpeed();

        story.present().expect(bytes);
    }

    private static void bytesWait(TcpStory story) {
        story.present().send("first");
        await().until(() -> story.proxy().received(TO_TARGET) == "hellofirst".length());
        story.expectSilence(story.present());
        story.present().send("second");

        story.proxy().latency(Duration.ZERO);

        story.present().expect("firstsecond");
    }
}
