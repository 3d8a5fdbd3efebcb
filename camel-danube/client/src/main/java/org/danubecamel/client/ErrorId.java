package org.danubecamel.client;

/** Stable identifiers of errors, for searches in logs and in {@code docs/troubleshooting.md}. A number is never used twice. */
public enum ErrorId {
    /** A topic name is malformed. */
    TOPIC_NAME(1001),
    /** A service URL or an admin URL is malformed or of a kind that is not supported. */
    SERVICE_URL(1002),
    /** The service URL {@code embedded:} is used and the embedded broker is not on the class path. */
    EMBEDDED_MISSING(1003),
    /** An option is missing, out of range, or contradicts another. */
    OPTION(1004),
    /** A message is larger than the broker takes. */
    MESSAGE_TOO_LARGE(1101),
    /** A message has no body. */
    MESSAGE_BODY(1102),
    /** An attribute's name or value is null. */
    MESSAGE_ATTRIBUTE(1103),
    /** A list sent item by item was stored only in part. */
    LIST_PARTLY_STORED(1104),
    /** No broker answers at the service URL. */
    UNREACHABLE(2001),
    /** Something answers at the service URL that does not speak Danube. */
    NOT_A_BROKER(2002),
    /** The broker refuses the credentials, or misses them. */
    AUTHENTICATION(2003),
    /** The broker knows the caller and does not permit the call. */
    PERMISSION(2004),
    /** The topic does not exist. */
    TOPIC_MISSING(2101),
    /** The namespace does not exist. */
    NAMESPACE_MISSING(2102),
    /** The topic exists with another dispatch strategy, schema, or partitioning. */
    TOPIC_CONFLICT(2103),
    /** The topic has as many producers, consumers or subscriptions as it may have. */
    TOPIC_LIMIT(2104),
    /** The exclusive subscription is held under another consumer name. */
    SUBSCRIPTION_HELD(2201),
    /** The broker refuses a failure policy, or does not keep it. */
    FAILURE_POLICY(2202),
    /** The subscription exists already with another failure policy, which stays in force. */
    FAILURE_POLICY_KEPT(2203),
    /** A message stayed unfinished for so long that the broker would have given it up. */
    UNFINISHED_TOO_LONG(2204),
    /** The broker refuses this message. */
    MESSAGE_REFUSED(2301),
    /** A message was not stored in time. Whether the broker has it is in {@link DanubeException#outcome()}. */
    DELIVERY_TIMEOUT(2302),
    /** The window of messages under way stayed full. */
    WINDOW_FULL(2303),
    /** The call was made on something that is closed. */
    CLOSED(2401),
    /** The broker failed in a way that this client does not know. */
    BROKER_FAILURE(2901);

    private final String code;

    ErrorId(int number) {
        this.code = "DNB-" + number;
    }

    /** Returns the identifier as it is printed, such as {@code DNB-1001}. */
    public String code() {
        return code;
    }
}
