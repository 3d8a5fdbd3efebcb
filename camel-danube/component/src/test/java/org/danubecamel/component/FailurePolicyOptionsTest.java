package org.danubecamel.component;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.danubecamel.client.FailurePolicy;
import org.danubecamel.client.FailurePolicy.Backoff;
import org.danubecamel.client.FailurePolicy.PoisonPolicy;
import org.danubecamel.client.TopicName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailurePolicyOptionsTest {

    private static final TopicName TOPIC = TopicName.parse("orders");

    private final List<String> problems = new ArrayList<>();

    private FailurePolicy read(Map<String, Object> given) {
        return new FailurePolicyOptions(given, problems).policy(TOPIC);
    }

    private FailurePolicy readWell(Map<String, Object> given) {
        var policy = read(given);
        assertThat(problems).isEmpty();
        return policy;
    }

    @Test
    void whatIsNotGivenIsAsBrokersHaveIt() {
        assertThat(readWell(Map.of())).isEqualTo(FailurePolicy.BROKER_DEFAULT);
    }

    @Test
    void eachIsReadFromText() {
        assertThat(readWell(Map.of(
                        "maxRedeliveryCount", "3",
                        "ackTimeout", "2m30s",
                        "baseRedeliveryDelay", "500",
                        "maxRedeliveryDelay", "PT10S",
                        "backoff", "fixed",
                        "poisonPolicy", "dead-letter",
                        "deadLetterTopic", "shop/dead")))
                .isEqualTo(new FailurePolicy(
                        3,
                        Duration.ofSeconds(150),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(10),
                        Backoff.FIXED,
                        PoisonPolicy.DEAD_LETTER,
                        "/shop/dead"));
    }

    @Test
    void eachIsReadFromAnObject() {
        var policy = readWell(Map.of(
                "maxRedeliveryCount", 3, "ackTimeout", Duration.ofSeconds(9), "poisonPolicy", PoisonPolicy.DROP));

        assertThat(policy.maxRedeliveryCount()).isEqualTo(3);
        assertThat(policy.ackTimeout()).isEqualTo(Duration.ofSeconds(9));
        assertThat(policy.poisonPolicy()).isEqualTo(PoisonPolicy.DROP);
    }

    @ParameterizedTest
    @CsvSource({"1d, 86400000", "1h1m1s1ms, 3661001", "500ms, 500", "3m, 180000", "7s, 7000", "0, 0"})
    void aDurationIsReadAsCamelReadsIt(String text, long millis) {
        assertThat(readWell(Map.of("baseRedeliveryDelay", text, "maxRedeliveryDelay", "2d"))
                        .baseRedeliveryDelay())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void anEmptyValueIsNone() {
        var given = Map.<String, Object>of("ackTimeout", "", "deadLetterTopic", " ");

        assertThat(readWell(given)).isEqualTo(FailurePolicy.BROKER_DEFAULT);
        assertThat(new FailurePolicyOptions(given, problems).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "retries | 3 | failurePolicy.retries is unknown. Allowed: failurePolicy.ackTimeout, failurePolicy.backoff,",
                "maxRedeliveryCount | -1 | failurePolicy.maxRedeliveryCount=-1 cannot be used. Allowed: a number from 0 to",
                "maxRedeliveryCount | 2147483648 | failurePolicy.maxRedeliveryCount=2147483648 cannot be used",
                "maxRedeliveryCount | many | failurePolicy.maxRedeliveryCount=many cannot be used",
                "ackTimeout | 0 | failurePolicy.ackTimeout=0 cannot be used. Allowed: 1 ms to 365 days, in milliseconds or",
                "ackTimeout | 366d | failurePolicy.ackTimeout=366d cannot be used",
                "ackTimeout | soon | failurePolicy.ackTimeout=soon cannot be used",
                "ackTimeout | 5x | failurePolicy.ackTimeout=5x cannot be used",
                "ackTimeout | -5s | failurePolicy.ackTimeout=-5s cannot be used",
                "ackTimeout | P5 | failurePolicy.ackTimeout=P5 cannot be used",
                "baseRedeliveryDelay | -1 | failurePolicy.baseRedeliveryDelay=-1 cannot be used. Allowed: 0 to 365 days",
                "baseRedeliveryDelay | 2m | failurePolicy.baseRedeliveryDelay is 120000 ms and"
                        + " failurePolicy.maxRedeliveryDelay is 60000 ms",
                "backoff | LINEAR | failurePolicy.backoff=LINEAR cannot be used. Allowed: one of [FIXED, EXPONENTIAL]",
                "poisonPolicy | KEEP | failurePolicy.poisonPolicy=KEEP cannot be used. Allowed: one of [BLOCK, DROP,",
                "poisonPolicy | DEAD_LETTER | failurePolicy.poisonPolicy=DEAD_LETTER needs failurePolicy.deadLetterTopic",
                "deadLetterTopic | dead | failurePolicy.deadLetterTopic has no effect without",
                "deadLetterSubscription | dead | failurePolicy.deadLetterSubscription has no effect without"
            })
    void aValueThatCannotBeUsedIsNamedWithWhatIsAllowed(String option, String value, String problem) {
        read(Map.of(option, value));

        assertThat(problems).singleElement().asString().startsWith(problem);
    }

    @ParameterizedTest
    @CsvSource({"orders", "/default/orders", "orders-part-1"})
    void theDeadLetterTopicIsAnotherThanTheOneReceivedFrom(String topic) {
        read(Map.of("poisonPolicy", "DEAD_LETTER", "deadLetterTopic", topic));

        assertThat(problems).singleElement().asString().contains(topic + " is the topic that is received from");
    }

    @Test
    void aMalformedDeadLetterTopicIsNamed() {
        read(Map.of("poisonPolicy", "DEAD_LETTER", "deadLetterTopic", "a/b/c"));

        assertThat(problems)
                .singleElement()
                .asString()
                .contains("failurePolicy.deadLetterTopic: DNB-1001 Malformed topic name 'a/b/c'");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        var given = new LinkedHashMap<String, Object>();
        given.put("retries", "3");
        given.put("ackTimeout", "soon");
        given.put("backoff", "LINEAR");
        given.put("poisonPolicy", "DEAD_LETTER");
        read(given);

        assertThat(problems).hasSize(4);
    }
}
