package org.danubecamel.component;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.camel.util.TimeUtils;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.TopicName;
import org.jspecify.annotations.Nullable;

/** Reads the options {@code failurePolicy.*}. What is not given is as brokers have it by default. */
final class FailurePolicyOptions {

    static final String PREFIX = "failurePolicy.";

    private static final String MAX_REDELIVERY_COUNT = "maxRedeliveryCount";
    private static final String ACK_TIMEOUT = "ackTimeout";
    private static final String BASE_REDELIVERY_DELAY = "baseRedeliveryDelay";
    private static final String MAX_REDELIVERY_DELAY = "maxRedeliveryDelay";
    private static final String BACKOFF = "backoff";
    private static final String POISON_POLICY = "poisonPolicy";
    private static final String DEAD_LETTER_TOPIC = "deadLetterTopic";
    private static final String DEAD_LETTER_SUBSCRIPTION = "deadLetterSubscription";

    private static final List<String> KNOWN = List.of(
            ACK_TIMEOUT,
            BACKOFF,
            BASE_REDELIVERY_DELAY,
            DEAD_LETTER_SUBSCRIPTION,
            DEAD_LETTER_TOPIC,
            MAX_REDELIVERY_COUNT,
            MAX_REDELIVERY_DELAY,
            POISON_POLICY);

    /** Camel's converter takes anything; what it does not understand it takes for 0. */
    private static final Pattern DURATION =
            Pattern.compile("\\d{1,18}|(?=\\d)(\\d{1,6}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,12}ms)?");

    private static final Duration LONGEST = Duration.ofDays(365);

    private final Map<String, Object> given;
    private final List<String> problems;

    /** @param problems what is wrong is added to it; after that, what is read has no meaning */
    FailurePolicyOptions(Map<String, Object> given, List<String> problems) {
        this.given = given;
        this.problems = problems;
    }

    /** Returns whether none is given. */
    boolean isEmpty() {
        return given.keySet().stream().allMatch(name -> text(name) == null);
    }

    /** @param topic the topic of the consumer */
    FailurePolicy policy(TopicName topic) {
        given.keySet().stream()
                .filter(name -> !KNOWN.contains(name))
                .sorted()
                .forEach(name -> problems.add(
                        PREFIX + name + " is unknown. Allowed: " + PREFIX + String.join(", " + PREFIX, KNOWN) + "."));
        var usual = FailurePolicy.BROKER_DEFAULT;
        var base = duration(BASE_REDELIVERY_DELAY, usual.baseRedeliveryDelay(), Duration.ZERO);
        var longest = duration(MAX_REDELIVERY_DELAY, usual.maxRedeliveryDelay(), Duration.ZERO);
        if (base.compareTo(longest) > 0) {
            problems.add(PREFIX + BASE_REDELIVERY_DELAY + " is " + base.toMillis() + " ms and " + PREFIX
                    + MAX_REDELIVERY_DELAY + " is " + longest.toMillis() + " ms. Allowed: no more than that.");
        }
        var poisonPolicy = constant(POISON_POLICY, PoisonPolicy.class, usual.poisonPolicy());
        var deadLetterTopic = deadLetterTopic(topic, poisonPolicy);
        return new FailurePolicy(
                count(usual.maxRedeliveryCount()),
                duration(ACK_TIMEOUT, usual.ackTimeout(), Duration.ofMillis(1)),
                base,
                longest,
                constant(BACKOFF, Backoff.class, usual.backoff()),
                poisonPolicy,
                deadLetterTopic == null ? null : deadLetterTopic.toString());
    }

    private int count(int usual) {
        return read(
                MAX_REDELIVERY_COUNT,
                usual,
                text -> Integer.parseUnsignedInt(text) < 0 ? null : Integer.valueOf(text),
                "a number from 0 to " + Integer.MAX_VALUE);
    }

    private Duration duration(String name, Duration usual, Duration least) {
        return read(
                name,
                usual,
                text -> {
                    var value = duration(text);
                    return value == null || value.compareTo(least) < 0 || value.compareTo(LONGEST) > 0 ? null : value;
                },
                (least.isZero() ? "0" : "1 ms") + " to 365 days, in milliseconds or like 30s and 2m30s");
    }

    private static @Nullable Duration duration(String text) {
        if (text.startsWith("P")) {
            return Duration.parse(text);
        }
        return DURATION.matcher(text).matches() ? Duration.ofMillis(TimeUtils.toMilliSeconds(text)) : null;
    }

    private <E extends Enum<E>> E constant(String name, Class<E> type, E usual) {
        return read(
                name,
                usual,
                text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_')),
                "one of " + Arrays.toString(type.getEnumConstants()));
    }

    private @Nullable TopicName deadLetterTopic(TopicName topic, PoisonPolicy poisonPolicy) {
        var name = text(DEAD_LETTER_TOPIC);
        if (poisonPolicy != PoisonPolicy.DEAD_LETTER) {
            onlyWithDeadLetters(DEAD_LETTER_TOPIC);
            onlyWithDeadLetters(DEAD_LETTER_SUBSCRIPTION);
            return null;
        }
        if (name == null) {
            problems.add(PREFIX + POISON_POLICY + "=DEAD_LETTER needs " + PREFIX + DEAD_LETTER_TOPIC
                    + ", the topic that is to have what the broker gives up.");
            return null;
        }
        try {
            var deadLetters = TopicName.parse(name);
            if (deadLetters.equals(topic)
                    || deadLetters.partitionIndex(topic) >= 0
                    || topic.partitionIndex(deadLetters) >= 0) {
                problems.add(PREFIX + DEAD_LETTER_TOPIC + "=" + name
                        + " is the topic that is received from. Allowed: another one.");
            }
            return deadLetters;
        } catch (DanubeException malformed) {
            problems.add(PREFIX + DEAD_LETTER_TOPIC + ": " + malformed.getMessage());
            return null;
        }
    }

    private void onlyWithDeadLetters(String name) {
        if (text(name) != null) {
            problems.add(PREFIX + name + " has no effect without " + PREFIX + POISON_POLICY + "=DEAD_LETTER.");
        }
    }

    /** Returns the subscription to make on the dead-letter topic, null for none. */
    @Nullable String deadLetterSubscription() {
        return text(DEAD_LETTER_SUBSCRIPTION);
    }

    private <T> T read(String name, T usual, Function<String, @Nullable T> parser, String allowed) {
        var text = text(name);
        if (text == null) {
            return usual;
        }
        @Nullable T value;
        try {
            value = parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            value = null;
        }
        if (value == null) {
            problems.add(PREFIX + name + "=" + text + " cannot be used. Allowed: " + allowed + ".");
            return usual;
        }
        return value;
    }

    /** Kamelets and placeholders cannot leave an option out; they give it no value. */
    private @Nullable String text(String name) {
        var value = given.get(name);
        var text = value == null ? "" : value.toString().trim();
        return text.isEmpty() ? null : text;
    }
}
