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
    PING("reach a broker at");

    private final String words;

    Operation(String words) {
        this.words = words;
    }

    /** Returns the operation in words that complete "cannot …". */
    String words() {
        return words;
    }
}
