package org.danubecamel.client.internal.wire;

/** What was being asked of the broker when it failed. */
public enum Operation {
    /** Where is the topic served? */
    LOOKUP("look up the topic"),
    /** Which partitions does the topic have? */
    PARTITIONS("list the partitions of"),
    /** Register a producer. */
    CREATE_PRODUCER("register a producer on the topic"),
    /** Store a message. */
    SEND("send to the topic"),
    /** Register a consumer. */
    SUBSCRIBE("subscribe to the topic"),
    /** Deliver messages. */
    RECEIVE("receive from the topic"),
    /** A message is done. */
    ACKNOWLEDGE("acknowledge a message of the topic"),
    /** Is a broker there? */
    PING("reach a broker at"),
    /** Create a topic by the admin services. */
    ADMIN_CREATE_TOPIC("create the topic"),
    /** Which strategy does the topic have? */
    ADMIN_DESCRIBE_TOPIC("describe the topic"),
    /** Which subscriptions does the topic have? */
    ADMIN_LIST_SUBSCRIPTIONS("list the subscriptions of the topic"),
    /** What is known of a subscription? */
    ADMIN_GET_FAILURE_POLICY("read the failure policy of"),
    /** What is to become of messages that are not acknowledged? */
    ADMIN_SET_FAILURE_POLICY("set the failure policy of");

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    /** Returns whether it is asked of the admin services, which have a port of their own. */
    boolean isAdmin() {
        return switch (this) {
            case ADMIN_CREATE_TOPIC,
                    ADMIN_DESCRIBE_TOPIC,
                    ADMIN_LIST_SUBSCRIPTIONS,
                    ADMIN_GET_FAILURE_POLICY,
                    ADMIN_SET_FAILURE_POLICY -> true;
            default -> false;
        };
    }

    /** Returns the operation in words that complete "cannot …". */
    String words() {
        return words;
    }
}
