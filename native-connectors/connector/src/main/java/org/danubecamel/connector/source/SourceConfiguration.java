package org.danubecamel.connector.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.danubecamel.batch.failure.FailureClassifier;
import org.jspecify.annotations.Nullable;

/** The options that all positioned sources have. A connector's own configuration has them in a {@code @UriParam} field. */
@UriParams
public final class SourceConfiguration implements Cloneable {

    @UriParam(
            label = "consumer",
            description =
                    "Where the position is kept over restarts. file:DIR is a file in that directory. system is the system"
                            + " that is read, where the source can keep it there. danube:TOPIC, with serviceUrl as its"
                            + " option, is a Danube topic of its own. bean:NAME is a bean of type PositionStore. none"
                            + " means on purpose that the source begins anew each time that its route starts; that is"
                            + " also the default, with a warning, unless the system keeps the position.")
    private @Nullable String positionStore;

    @UriParam(
            label = "consumer",
            description =
                    "The name of the position in its store: letters, digits, '_' and '-'. By default one made of what is"
                            + " read. Two routes that read the same need two names.")
    private @Nullable String positionName;

    @UriParam(
            label = "consumer",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description = "How long to wait after there was nothing to read, in milliseconds, 1 or more")
    private long delay = 500;

    @UriParam(
            label = "consumer",
            defaultValue = "500",
            description = "How many records are read at a time at most, 1 or more")
    private int maxMessagesPerPoll = 500;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description =
                    "How many records may be read whose position is not stored yet, 1 or more. It is also how many"
                            + " may come again after a crash. With 1, a record that is tried again is never overtaken.")
    private int maxInFlight = 1_000;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "67108864",
            description = "How many bytes these may have, 1 or more; the last one may go beyond it")
    private long maxInFlightBytes = 64L << 20;

    @UriParam(
            label = "consumer",
            defaultValue = "RECORD",
            description =
                    "What an exchange holds. RECORD: one record. LIST: a list of the bodies of all records of one read,"
                            + " which succeeds or fails as one.")
    private SendAs sendAs = SendAs.RECORD;

    @UriParam(
            label = "consumer",
            defaultValue = "10",
            description =
                    "How often a record whose exchange failed is given to the route again before onFailure decides"
                            + " about it, 0 or more")
    private int maximumRedeliveries = 10;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            javaType = "java.time.Duration",
            description =
                    "How long to wait before something that failed is tried again, in milliseconds, 1 or more. Doubled each"
                            + " time, up to maximumRedeliveryDelay, and varied by a quarter.")
    private long redeliveryDelay = 1_000;

    @UriParam(
            label = "consumer",
            defaultValue = "60000",
            javaType = "java.time.Duration",
            description = "The longest such wait, in milliseconds; no less than redeliveryDelay")
    private long maximumRedeliveryDelay = 60_000;

    @UriParam(
            label = "consumer",
            description =
                    "What becomes of a record that failed as often as allowed, if the failure is known to be its own: it"
                            + " speaks about the data, or other records were accepted since; and of what cannot be decoded. DEAD_LETTER"
                            + " sends it to the endpoint deadLetter, which is the default where that is set; RETRY, otherwise the"
                            + " default, tries on; STOP stops the route. Any other failure is taken for an outage and tried on.")
    private @Nullable OnSourceFailure onFailure;

    @UriParam(
            label = "consumer",
            description = "URI of the endpoint that records are sent to which the route cannot take, or which cannot be"
                    + " decoded, such as danube:orders-dead. The position goes on once they are stored there.")
    private @Nullable String deadLetter;

    @UriParam(
            label = "consumer,advanced",
            description =
                    "Decides whether a failure is about a record or the system. By default the bean of this type in"
                            + " the registry, if there is one; what it leaves open is decided by types and codes.")
    private @Nullable FailureClassifier failureClassifier;

    /** Creates a configuration with the defaults. */
    public SourceConfiguration() {}

    /** Returns a copy. */
    public SourceConfiguration copy() {
        try {
            return (SourceConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    /** Returns a sentence about each option that is out of range or contradicts another; none if all are right. */
    public List<String> problems() {
        var problems = new ArrayList<String>();
        atLeast(problems, "delay", delay, 1);
        atLeast(problems, "maxMessagesPerPoll", maxMessagesPerPoll, 1);
        atLeast(problems, "maxInFlight", maxInFlight, 1);
        atLeast(problems, "maxInFlightBytes", maxInFlightBytes, 1);
        atLeast(problems, "maximumRedeliveries", maximumRedeliveries, 0);
        atLeast(problems, "redeliveryDelay", redeliveryDelay, 1);
        atLeast(problems, "maximumRedeliveryDelay", maximumRedeliveryDelay, Math.max(1, redeliveryDelay));
        if (positionName != null && !PositionStores.isName(positionName)) {
            problems.add("Option positionName=" + positionName
                    + " cannot be used. Allowed: 1 to 100 letters, digits, '_' and '-'.");
        }
        if (effectiveOnFailure() == OnSourceFailure.DEAD_LETTER && deadLetter == null) {
            problems.add(
                    "Option onFailure=DEAD_LETTER needs the option deadLetter. Give the endpoint that takes them.");
        }
        if (effectiveOnFailure() != OnSourceFailure.DEAD_LETTER && deadLetter != null) {
            problems.add("Option deadLetter is without effect with onFailure=" + onFailure + ". Remove one of them.");
        }
        PositionStores.problem(positionStore).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    private static void atLeast(List<String> problems, String option, long given, long least) {
        if (given < least) {
            problems.add("Option " + option + "=" + given + " is out of range. Allowed: " + least + " or more.");
        }
    }

    /** A Kamelet can give no value only as an empty one. */
    private static @Nullable String emptyToNull(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    OnSourceFailure effectiveOnFailure() {
        if (onFailure != null) {
            return onFailure;
        }
        return deadLetter == null ? OnSourceFailure.RETRY : OnSourceFailure.DEAD_LETTER;
    }

    public @Nullable String getPositionStore() {
        return positionStore;
    }

    /** Where the position is kept over restarts: {@code file:DIR}, {@code system}, {@code danube:TOPIC?serviceUrl=URL}, {@code bean:NAME} or {@code none}. By default the
     * system, where the source can keep it there, and otherwise nowhere, with a warning. */
    public void setPositionStore(@Nullable String positionStore) {
        this.positionStore = emptyToNull(positionStore);
    }

    public @Nullable String getPositionName() {
        return positionName;
    }

    /** The name of the position in its store: letters, digits, {@code _} and {@code -}. By default made of what is read. */
    public void setPositionName(@Nullable String positionName) {
        this.positionName = emptyToNull(positionName);
    }

    public long getDelay() {
        return delay;
    }

    /** How long to wait after there was nothing to read, in milliseconds, 1 or more. */
    public void setDelay(long delay) {
        this.delay = delay;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    /** How many records are read at a time at most, 1 or more. */
    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public int getMaxInFlight() {
        return maxInFlight;
    }

    /** How many records may be read whose position is not stored yet, 1 or more. */
    public void setMaxInFlight(int maxInFlight) {
        this.maxInFlight = maxInFlight;
    }

    public long getMaxInFlightBytes() {
        return maxInFlightBytes;
    }

    /** How many bytes the records may have whose position is not stored yet, 1 or more. */
    public void setMaxInFlightBytes(long maxInFlightBytes) {
        this.maxInFlightBytes = maxInFlightBytes;
    }

    public SendAs getSendAs() {
        return sendAs;
    }

    /** What an exchange holds: a record, or a list of the bodies of all records of one read. */
    public void setSendAs(SendAs sendAs) {
        this.sendAs = sendAs;
    }

    public int getMaximumRedeliveries() {
        return maximumRedeliveries;
    }

    /** How often a record whose exchange failed is given to the route again before onFailure decides about it, 0 or more. */
    public void setMaximumRedeliveries(int maximumRedeliveries) {
        this.maximumRedeliveries = maximumRedeliveries;
    }

    public long getRedeliveryDelay() {
        return redeliveryDelay;
    }

    /** How long to wait before something that failed is tried again, in milliseconds, 1 or more. Doubled each time, up to
     * maximumRedeliveryDelay, and varied by a quarter. */
    public void setRedeliveryDelay(long redeliveryDelay) {
        this.redeliveryDelay = redeliveryDelay;
    }

    public long getMaximumRedeliveryDelay() {
        return maximumRedeliveryDelay;
    }

    /** The longest wait before something that failed is tried again, in milliseconds; no less than redeliveryDelay. */
    public void setMaximumRedeliveryDelay(long maximumRedeliveryDelay) {
        this.maximumRedeliveryDelay = maximumRedeliveryDelay;
    }

    public @Nullable OnSourceFailure getOnFailure() {
        return onFailure;
    }

    /** What becomes of a record that failed as often as allowed, by its own fault, or that cannot be decoded. By default
     * DEAD_LETTER where deadLetter is set, and RETRY otherwise. */
    public void setOnFailure(@Nullable OnSourceFailure onFailure) {
        this.onFailure = onFailure;
    }

    public @Nullable String getDeadLetter() {
        return deadLetter;
    }

    /** URI of the endpoint that records are sent to which the route cannot take, or which cannot be decoded. */
    public void setDeadLetter(@Nullable String deadLetter) {
        this.deadLetter = emptyToNull(deadLetter);
    }

    public @Nullable FailureClassifier getFailureClassifier() {
        return failureClassifier;
    }

    /** Decides whether a failure is about a record or the system. */
    public void setFailureClassifier(@Nullable FailureClassifier failureClassifier) {
        this.failureClassifier = failureClassifier;
    }
}
