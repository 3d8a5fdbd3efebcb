package org.danubecamel.test;

/** Each fact in which danube-broker 0.15 is known to differ from the embedded broker, with both outcomes. */
public enum Difference {
    /** Names that begin alike. */
    PARTITIONS_BY_PREFIX(
            "Partitions of a topic that does not exist, while one whose name begins alike does",
            "none",
            "the other topic is listed"),
    /** Creation of a name with which another begins. */
    CREATION_BY_PREFIX(
            "Creating a topic with whose name another topic's name begins", "created", "refused with ALREADY_EXISTS"),
    /** Acknowledgements out of order. */
    ACK_OUT_OF_ORDER(
            "The last message is acknowledged while an earlier one is not",
            "the subscription goes on",
            "the subscription stands still until the next publish: nothing is delivered again, no acknowledgement counts"),
    /** Deliveries at a takeover. */
    TAKEOVER_RESEND(
            "What was not acknowledged, after a takeover by the same name",
            "is delivered on the new stream at once, in order",
            "is delivered at once, but some of it may go to the stream that ends, and comes again after the ack timeout"),
    /** Failover. */
    FAILOVER_STANDBY("FAILOVER: the active consumer leaves", "a waiting one is promoted", "nobody is promoted"),
    /** A stream that replaces another of the same consumer. */
    SECOND_STREAM(
            "ReceiveMessages again, without Subscribe",
            "what was not acknowledged is delivered again at once",
            "what was not acknowledged is delivered again after the ack timeout"),
    /** Key-shared acknowledgements without traffic. */
    KEY_SHARED_LATE_ACK(
            "KEY_SHARED: an acknowledgement half a second or more after the last publish",
            "the next message of the key is delivered",
            "the next message of the key is delivered after a later publish"),
    /** Key-shared consumers that were away. */
    KEY_SHARED_RETURN(
            "KEY_SHARED: a consumer returns under its name after four seconds",
            "what it held is delivered again",
            "what it held is not delivered again; new messages are"),
    /** Which broker serves which topic. */
    ASSIGNMENT("ListBrokerTopics, and the broker in DescribeTopic", "as it is", "empty in standalone mode"),
    /** Policies without a subscription. */
    POLICY_LISTED("ListSubscriptions, after a failure policy was set and nobody subscribed", "not listed", "listed"),
    /** Unload. */
    UNLOAD_ALONE("UnloadTopic on a broker that is alone", "the topic is unloaded and loaded again", "UNIMPLEMENTED");

    private final String fact;
    private final String embedded;
    private final String real;

    Difference(String fact, String embedded, String real) {
        this.fact = fact;
        this.embedded = embedded;
        this.real = real;
    }

    /** Returns what the difference is about. */
    public String fact() {
        return fact;
    }

    /** Returns what a broker of {@code kind} does. */
    public String outcome(BrokerKind kind) {
        return isOf(kind) ? real : embedded;
    }

    boolean isOf(BrokerKind kind) {
        return kind == BrokerKind.REAL;
    }
}
