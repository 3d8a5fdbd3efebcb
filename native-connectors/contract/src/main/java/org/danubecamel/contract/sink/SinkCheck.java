package org.danubecamel.contract.sink;

import java.util.Optional;
import java.util.function.Function;
import org.awaitility.core.ConditionTimeoutException;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.peer.PeerFault;
import org.jspecify.annotations.Nullable;

/** What a sink must do, each with one reason to fail. */
enum SinkCheck {
    SINGLE_MESSAGES("a message that is no list is written before it is acknowledged", WritingChecks::singleMessages),
    LISTS("a list of bodies is written", WritingChecks::lists),
    BATCHES("batches of 1 to 10,000 are written, each record once", WritingChecks::batches),
    PACKED_MESSAGES(
            "all records of packed messages are written",
            WritingChecks::packedMessages,
            sink -> unless(sink.packedUri != null, "it reads no packed messages")),
    ORDER("records are there in the order in which they were sent", WritingChecks::order, needs(SinkPromise.ORDERED)),
    REDELIVERY(
            "what is sent again after it was acknowledged changes nothing",
            WritingChecks::redelivery,
            needs(SinkPromise.IDEMPOTENT)),
    UPSERT("a record takes the place of the one with its id", WritingChecks::upsert, needs(SinkPromise.UPSERT)),
    TOMBSTONES("a message without body deletes what has its key", WritingChecks::tombstones, needs(SinkPromise.DELETE)),

    UNDECODABLE_BODY(
            "of a batch, a body that cannot be read is refused, and nothing else",
            PoisonChecks::undecodable,
            notNone()),
    POISON(
            "of 1,000 records, one that the system refuses is refused, and the others are written once",
            PoisonChecks::poison,
            refusable()),
    FAILURES_NAMED(
            "of 100 records, exactly the five that the system refuses are refused",
            PoisonChecks::failuresNamed,
            refusable()),

    HOSTILE_TEXT("text of any kind is stored exactly, or refused alone", HostileChecks::text, notNone()),
    HUGE_NUMBERS("numbers of any size are stored exactly, or refused alone", HostileChecks::numbers, notNone()),
    DEEP_NESTING("nesting of any depth is stored exactly, or refused alone", HostileChecks::nesting, notNone()),

    PEER_DOWN_AT_START(
            "with the system down at the start, errors are clear and in time, and all is written when it is there",
            OutageChecks::downAtStart,
            needs(PeerFault.RESTART)),
    PEER_KILLED(
            "what was acknowledged while the system is killed under load is there afterwards, and nothing is lost",
            OutageChecks::killed,
            needs(PeerFault.KILL)),
    RESPONSE_LOST(
            "an answer that is lost after the commit costs no record, and no copy that is not promised away",
            OutageChecks::responseLost,
            sink -> unless(sink.loseNextAnswer != null || sink.peer.port() != 0, "it is not reached by TCP")),
    SLOW_PEER(
            "nothing is acknowledged while the system does nothing, and all is when it goes on",
            OutageChecks::slow,
            needs(PeerFault.PAUSE)),

    STOP_MID_BATCH(
            "a stop under load ends in time, gives each message its result, and acknowledges only what is there",
            StopChecks::midBatch),
    STOP_WHILE_PEER_HANGS(
            "a stop while the system hangs ends in time and loses nothing",
            StopChecks::whilePeerHangs,
            needs(PeerFault.PAUSE)),

    WRONG_CREDENTIALS(
            "wrong credentials fail in time, clearly, as the system's failure, and without telling them",
            ConfigurationChecks::wrongCredentials,
            password()),
    WRONG_CONFIGURATION("all wrong options are named at once", ConfigurationChecks::wrongConfiguration),
    SECRETS("nothing logs the password, at any level", ConfigurationChecks::secrets, password());

    private final String description;
    private final Body body;
    private final Function<SinkUnderTest, @Nullable String> notApplicable;

    SinkCheck(String description, Body body) {
        this(description, body, sink -> null);
    }

    SinkCheck(String description, Body body, Function<SinkUnderTest, @Nullable String> notApplicable) {
        this.description = description;
        this.body = body;
        this.notApplicable = notApplicable;
    }

    /** Returns what must hold. */
    String description() {
        return description;
    }

    /** Returns why it does not apply to a sink, if so. */
    Optional<String> notApplicable(SinkUnderTest sink) {
        return Optional.ofNullable(notApplicable.apply(sink));
    }

    /** Runs it; fails with an {@code AssertionError} where the sink does not do what it must. */
    void run(SinkUnderTest sink) throws Exception {
        try (var trial = Trial.of(sink, this)) {
            body.run(trial);
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static @Nullable String unless(boolean applies, String reason) {
        return applies ? null : reason;
    }

    private static Function<SinkUnderTest, @Nullable String> needs(SinkPromise promise) {
        return sink -> unless(sink.promises(promise), "it does not promise " + promise);
    }

    private static Function<SinkUnderTest, @Nullable String> needs(PeerFault fault) {
        return sink -> unless(sink.peer.faults().contains(fault), "its peer knows no " + fault);
    }

    private static Function<SinkUnderTest, @Nullable String> notNone() {
        return sink -> unless(sink.guarantee != WriteGuarantee.NONE, "its batches fail whole, as NONE says");
    }

    private static Function<SinkUnderTest, @Nullable String> refusable() {
        return sink -> sink.refused == null
                ? "its system refuses no record"
                : notNone().apply(sink);
    }

    private static Function<SinkUnderTest, @Nullable String> password() {
        return sink -> unless(sink.password != null, "it has no credentials");
    }

    /** What a check does. */
    @FunctionalInterface
    private interface Body {

        void run(Trial trial) throws Exception;
    }
}
