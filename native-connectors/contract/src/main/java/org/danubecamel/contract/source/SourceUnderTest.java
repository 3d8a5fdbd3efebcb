package org.danubecamel.contract.source;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.danubecamel.contract.peer.TestPeer;
import org.jspecify.annotations.Nullable;

/**
 * All that the suite has to know of a source and its system.
 *
 * <p>An origin is where the source reads: a table, a folder, a topic. Each check has one of its own, whose name is of lower
 * case letters, digits and underscores. What the suite puts there are texts, one in each record.
 */
public final class SourceUnderTest {

    final String system;
    final TestPeer peer;
    final Set<SourcePromise> promises;
    final Action<String> origin;
    final Function<String, String> uri;
    final PutAction put;
    final Function<byte[], String> text;
    final SourceLogIn logIn;
    final @Nullable String password;
    final Function<String, String> position;
    final List<String> hostile;
    final @Nullable Bad undecodable;
    final String wrongUri;
    final List<String> wrongOptions;
    final Duration patience;

    /** Does something with the system. */
    @FunctionalInterface
    public interface Action<T> {

        /** Does it, and returns when it is done. */
        void with(T what) throws Exception;
    }

    /** Puts records into the system. */
    @FunctionalInterface
    public interface PutAction {

        /** Puts one record for each text into {@code origin}, in this order, and returns when they can be read. */
        void put(String origin, List<String> texts) throws Exception;
    }

    /** Input that is no record: its bytes, as they are to become a dead letter, and how it is put into an origin. */
    record Bad(byte[] bytes, Action<String> put) {

        Bad {
            bytes = bytes.clone();
        }
    }

    private SourceUnderTest(Builder builder) {
        system = builder.system;
        peer = builder.peer;
        promises = builder.promises;
        origin = builder.required(builder.origin, "origin");
        uri = builder.required(builder.uri, "uri");
        put = builder.required(builder.put, "put");
        text = builder.text;
        logIn = builder.logIn;
        password = builder.password;
        position = builder.position;
        hostile = builder.hostile;
        undecodable = builder.undecodable;
        wrongUri = builder.required(builder.wrongUri, "wrongConfiguration");
        wrongOptions = builder.wrongOptions;
        patience = builder.patience;
        builder.complain();
    }

    /**
     * Begins the description of a source.
     *
     * @param system its name in reports, the Kamelet's without {@code -source}
     * @param peer the system, which runs
     */
    public static Builder of(String system, TestPeer peer) {
        return new Builder(system, peer);
    }

    boolean promises(SourcePromise promise) {
        return promises.contains(promise);
    }

    /** Describes a source. */
    public static final class Builder {

        private final String system;
        private final TestPeer peer;
        private final EnumSet<SourcePromise> promises = EnumSet.noneOf(SourcePromise.class);
        private final List<String> missing = new ArrayList<>();
        private @Nullable Action<String> origin;
        private @Nullable Function<String, String> uri;
        private @Nullable PutAction put;
        private Function<byte[], String> text = bytes -> new String(bytes, StandardCharsets.UTF_8);
        private SourceLogIn logIn = (context, password) -> {};
        private @Nullable String password;
        private Function<String, String> position = directory -> "file:" + directory;
        private List<String> hostile = HostileTexts.all();
        private @Nullable Bad undecodable;
        private @Nullable String wrongUri;
        private List<String> wrongOptions = List.of();
        private Duration patience = Duration.ofSeconds(30);

        private Builder(String system, TestPeer peer) {
            this.system = system;
            this.peer = peer;
        }

        /** Says what it promises besides losing nothing. */
        public Builder promises(SourcePromise... promised) {
            promises.addAll(List.of(promised));
            return this;
        }

        /** Says how a new, empty origin of a name is made. Required. */
        public Builder origin(Action<String> create) {
            this.origin = create;
            return this;
        }

        /** Returns the source's URI, for an origin, read from its beginning, without credentials. Required. */
        public Builder uri(Function<String, String> uri) {
            this.uri = uri;
            return this;
        }

        /** Says how records are put into an origin, without the connector. Required. */
        public Builder put(PutAction put) {
            this.put = put;
            return this;
        }

        /** Says how the text is found in the message that the source makes of a record; by default it is the body. */
        public Builder text(Function<byte[], String> text) {
            this.text = text;
            return this;
        }

        /** Says how a context is prepared; not at all by default. */
        public Builder loggedInBy(SourceLogIn logIn) {
            this.logIn = logIn;
            return this;
        }

        /** Gives the password of the peer; without one, credentials are not tested. */
        public Builder password(String password) {
            this.password = password;
            return this;
        }

        /** Returns the option {@code positionStore}, given a directory of the check; a file in it by default. */
        public Builder positionStore(Function<String, String> option) {
            this.position = option;
            return this;
        }

        /** Gives the texts that are hard to carry, where some of {@link HostileTexts#all()} cannot be put into a record. */
        public Builder hostile(List<String> texts) {
            this.hostile = List.copyOf(texts);
            return this;
        }

        /**
         * Says how input that is no record is put into an origin; without it, that is not tested.
         *
         * @param bytes the body of the dead letter
         */
        public Builder undecodable(byte[] bytes, Action<String> put) {
            this.undecodable = new Bad(bytes, put);
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

        /** How long is waited for what must happen. */
        Builder patience(Duration most) {
            this.patience = most;
            return this;
        }

        /**
         * Returns the source.
         *
         * @throws IllegalStateException that names all that is missing
         */
        public SourceUnderTest build() {
            return new SourceUnderTest(this);
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
                        "The source " + system + " is not fully described. Missing: " + String.join(", ", missing));
            }
        }
    }
}
