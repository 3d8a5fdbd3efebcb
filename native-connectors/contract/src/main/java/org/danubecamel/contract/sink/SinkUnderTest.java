package org.danubecamel.contract.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.danubecamel.batch.sink.WriteGuarantee;
import org.danubecamel.contract.peer.TestPeer;
import org.jspecify.annotations.Nullable;

/**
 * All that the suite has to know of a sink and its system.
 *
 * <p>A target is where the sink writes: a table, a folder, a topic. Each check has one of its own, whose name is of lower
 * case letters, digits and underscores. Its records have the text {@code id}, the text {@code value} and the number {@code
 * number}, of which the last two may be null.
 */
public final class SinkUnderTest {

    final String system;
    final String kamelet;
    final TestPeer peer;
    final WriteGuarantee guarantee;
    final Set<SinkPromise> promises;
    final Consumer<String> target;
    final Function<String, String> uri;
    final @Nullable Function<String, String> packedUri;
    final LogIn logIn;
    final @Nullable String password;
    final Function<String, List<ContractRecord>> reader;
    final String wrongUri;
    final List<String> wrongOptions;
    final @Nullable UnaryOperator<ContractRecord> refused;
    final @Nullable Runnable loseNextAnswer;
    final Duration observation;
    final Duration bound;

    private SinkUnderTest(Builder builder) {
        system = builder.system;
        kamelet = builder.kamelet;
        peer = builder.peer;
        guarantee = builder.required(builder.guarantee, "guarantee");
        promises = Collections.unmodifiableSet(builder.promises);
        target = builder.required(builder.target, "target");
        uri = builder.required(builder.uri, "uri");
        packedUri = builder.packedUri;
        logIn = builder.logIn;
        password = builder.password;
        reader = builder.required(builder.reader, "reader");
        wrongUri = builder.required(builder.wrongUri, "wrongConfiguration");
        wrongOptions = List.copyOf(builder.wrongOptions);
        refused = builder.refused;
        loseNextAnswer = builder.loseNextAnswer;
        observation = builder.observation;
        bound = builder.bound;
        builder.complain();
    }

    /**
     * Begins the description of a sink.
     *
     * @param system its name in reports, the Kamelet's without {@code -sink}
     * @param peer the system, which runs
     */
    public static Builder of(String system, TestPeer peer) {
        return new Builder(system, peer);
    }

    boolean promises(SinkPromise promise) {
        return promises.contains(promise);
    }

    /** Describes a sink. */
    public static final class Builder {

        private final String system;
        private final TestPeer peer;
        private String kamelet;
        private final EnumSet<SinkPromise> promises = EnumSet.noneOf(SinkPromise.class);
        private final List<String> missing = new ArrayList<>();
        private @Nullable WriteGuarantee guarantee;
        private @Nullable Consumer<String> target;
        private @Nullable Function<String, String> uri;
        private @Nullable Function<String, String> packedUri;
        private LogIn logIn = (context, port, password) -> {};
        private @Nullable String password;
        private @Nullable Function<String, List<ContractRecord>> reader;
        private @Nullable String wrongUri;
        private List<String> wrongOptions = List.of();
        private @Nullable UnaryOperator<ContractRecord> refused;
        private @Nullable Runnable loseNextAnswer;
        private Duration observation = Duration.ofMillis(700);
        private Duration bound = Duration.ofSeconds(20);

        private Builder(String system, TestPeer peer) {
            this.system = system;
            this.peer = peer;
            kamelet = system + "-sink";
        }

        /** Names the Kamelet whose annotations must be true, where it is not the system's: one has several contracts. */
        public Builder kamelet(String name) {
            this.kamelet = name;
            return this;
        }

        /** Says what its write is worth, and what it promises besides. Required. */
        public Builder promises(WriteGuarantee guarantee, SinkPromise... promises) {
            this.guarantee = guarantee;
            this.promises.addAll(List.of(promises));
            if (guarantee == WriteGuarantee.IDEMPOTENT) {
                this.promises.add(SinkPromise.IDEMPOTENT);
            }
            return this;
        }

        /** Says how a new, empty target of a name is made. Required; where the sink makes it, do nothing. */
        public Builder target(Consumer<String> create) {
            this.target = create;
            return this;
        }

        /** Returns the sink's URI, for a target, without credentials. Required. */
        public Builder uri(Function<String, String> uri) {
            this.uri = uri;
            return this;
        }

        /** Returns the URI of a sink that reads several records of a body of JSON Lines; without it, that is not tested. */
        public Builder packedUri(Function<String, String> uri) {
            this.packedUri = uri;
            return this;
        }

        /** Says how a context is prepared; not at all by default. */
        public Builder loggedInBy(LogIn logIn) {
            this.logIn = logIn;
            return this;
        }

        /** Gives the password of the peer; without one, credentials are not tested. */
        public Builder password(String password) {
            this.password = password;
            return this;
        }

        /**
         * Says how all records of a target are read without the connector, in the system's order if it has one. Required. A
         * target that does not exist has no records.
         */
        public Builder reader(Function<String, List<ContractRecord>> reader) {
            this.reader = reader;
            return this;
        }

        /**
         * Gives a URI with several wrong options. Required.
         *
         * @param options what the one message that lists the problems must contain, at least two
         */
        public Builder wrongConfiguration(String uri, String... options) {
            this.wrongUri = uri;
            this.wrongOptions = List.of(options);
            return this;
        }

        /** Makes of a good record one that the system refuses, and the sink does not; without it, that is not tested. */
        public Builder refused(UnaryOperator<ContractRecord> spoil) {
            this.refused = spoil;
            return this;
        }

        /**
         * Makes the system write what it gets next, and the sink not hear of it. By default connections are cut between the
         * two, at several points of an answer; without either, that is not tested.
         */
        public Builder loseNextAnswer(Runnable action) {
            this.loseNextAnswer = action;
            return this;
        }

        /** How long is looked at what must not happen, and how long anything may take that must come to an end. */
        Builder within(Duration observation, Duration bound) {
            this.observation = observation;
            this.bound = bound;
            return this;
        }

        /**
         * Returns the sink.
         *
         * @throws IllegalStateException that names all that is missing
         */
        public SinkUnderTest build() {
            return new SinkUnderTest(this);
        }

        // What is missing is told in one piece, and the object with it never leaves this class.
        @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
        private <T> T required(@Nullable T value, String name) {
            if (value == null) {
                missing.add(name);
            }
            return value;
        }

        private void complain() {
            if (wrongUri != null && wrongOptions.size() < 2) {
                missing.add("wrongConfiguration (with two options or more)");
            }
            if (!missing.isEmpty()) {
                throw new IllegalStateException(
                        "The sink " + system + " is not fully described. Missing: " + String.join(", ", missing));
            }
        }
    }
}
