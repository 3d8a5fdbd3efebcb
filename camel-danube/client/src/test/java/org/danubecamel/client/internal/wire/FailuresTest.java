package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.danubecamel.client.internal.wire.Failure.Reaction.GIVE_UP;
import static org.danubecamel.client.internal.wire.Failure.Reaction.RECONNECT;
import static org.danubecamel.client.internal.wire.Failure.Reaction.RECONNECT_THRICE;
import static org.danubecamel.client.internal.wire.Failure.Reaction.REFUSE_MESSAGE;
import static org.danubecamel.client.internal.wire.Failure.Reaction.RETRY;
import static org.danubecamel.client.internal.wire.Operation.ACKNOWLEDGE;
import static org.danubecamel.client.internal.wire.Operation.ADMIN_CREATE_TOPIC;
import static org.danubecamel.client.internal.wire.Operation.ADMIN_GET_FAILURE_POLICY;
import static org.danubecamel.client.internal.wire.Operation.ADMIN_LIST_SUBSCRIPTIONS;
import static org.danubecamel.client.internal.wire.Operation.ADMIN_SET_FAILURE_POLICY;
import static org.danubecamel.client.internal.wire.Operation.CREATE_PRODUCER;
import static org.danubecamel.client.internal.wire.Operation.LOOKUP;
import static org.danubecamel.client.internal.wire.Operation.PARTITIONS;
import static org.danubecamel.client.internal.wire.Operation.PING;
import static org.danubecamel.client.internal.wire.Operation.RECEIVE;
import static org.danubecamel.client.internal.wire.Operation.SEND;
import static org.danubecamel.client.internal.wire.Operation.SUBSCRIBE;

import io.grpc.Status;
import io.grpc.Status.Code;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.TopicName;
import org.danubecamel.client.internal.wire.Failure.Reaction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final TopicName TOPIC = TopicName.parse("schema-changes");
    private static final String REFUSED = "Unable to publish the message: ";

    private static Arguments row(Operation operation, Code code, String text, Reaction reaction, ErrorId id) {
        return Arguments.of(operation, code, text, reaction, id);
    }

    /** The broker's answers, call by call. */
    static Stream<Arguments> answers() {
        return Stream.of(
                row(SEND, Code.UNAUTHENTICATED, "token expired", GIVE_UP, ErrorId.AUTHENTICATION),
                row(SUBSCRIBE, Code.UNAUTHENTICATED, "no token", GIVE_UP, ErrorId.AUTHENTICATION),
                row(SEND, Code.PERMISSION_DENIED, "no binding grants Produce", GIVE_UP, ErrorId.PERMISSION),
                row(SUBSCRIBE, Code.PERMISSION_DENIED, "no binding grants Consume", GIVE_UP, ErrorId.PERMISSION),
                row(CREATE_PRODUCER, Code.PERMISSION_DENIED, "no binding grants it", GIVE_UP, ErrorId.PERMISSION),
                row(LOOKUP, Code.PERMISSION_DENIED, "no binding grants Lookup", GIVE_UP, ErrorId.PERMISSION),
                row(ACKNOWLEDGE, Code.PERMISSION_DENIED, "no", GIVE_UP, ErrorId.PERMISSION),
                row(SEND, Code.UNAVAILABLE, "connection reset", RECONNECT, ErrorId.UNREACHABLE),
                row(RECEIVE, Code.UNAVAILABLE, "GOAWAY received", RECONNECT, ErrorId.UNREACHABLE),
                row(LOOKUP, Code.INVALID_ARGUMENT, "bad topic", GIVE_UP, ErrorId.TOPIC_NAME),
                row(PARTITIONS, Code.INVALID_ARGUMENT, "bad topic", GIVE_UP, ErrorId.TOPIC_NAME),
                row(CREATE_PRODUCER, Code.INVALID_ARGUMENT, "bad topic", GIVE_UP, ErrorId.TOPIC_NAME),
                row(SUBSCRIBE, Code.INVALID_ARGUMENT, "bad topic", GIVE_UP, ErrorId.TOPIC_NAME),
                row(CREATE_PRODUCER, Code.UNAVAILABLE, "served by another broker", RECONNECT, ErrorId.UNREACHABLE),
                row(CREATE_PRODUCER, Code.UNAVAILABLE, "need to redo the lookup", RECONNECT, ErrorId.UNREACHABLE),
                row(
                        CREATE_PRODUCER,
                        Code.UNAVAILABLE,
                        "Unable to find the namespace nope, the topic can be created only for an exisiting namespace",
                        GIVE_UP,
                        ErrorId.NAMESPACE_MISSING),
                row(CREATE_PRODUCER, Code.NOT_FOUND, "no auto-create", GIVE_UP, ErrorId.TOPIC_MISSING),
                row(CREATE_PRODUCER, Code.ALREADY_EXISTS, "race", RECONNECT_THRICE, ErrorId.TOPIC_CONFLICT),
                row(CREATE_PRODUCER, Code.FAILED_PRECONDITION, "strategy", GIVE_UP, ErrorId.TOPIC_CONFLICT),
                row(CREATE_PRODUCER, Code.RESOURCE_EXHAUSTED, "max_producers", RECONNECT, ErrorId.TOPIC_LIMIT),
                row(
                        CREATE_PRODUCER,
                        Code.PERMISSION_DENIED,
                        "Not able to create the Producer",
                        RECONNECT_THRICE,
                        ErrorId.BROKER_FAILURE),
                row(CREATE_PRODUCER, Code.INTERNAL, "metadata store", RECONNECT, ErrorId.BROKER_FAILURE),
                row(SEND, Code.NOT_FOUND, "producer id", RECONNECT, ErrorId.UNREACHABLE),
                row(SEND, Code.INVALID_ARGUMENT, "too large", REFUSE_MESSAGE, ErrorId.MESSAGE_TOO_LARGE),
                row(SEND, Code.OUT_OF_RANGE, "decoded length", REFUSE_MESSAGE, ErrorId.MESSAGE_TOO_LARGE),
                row(SUBSCRIBE, Code.NOT_FOUND, "Unable to find the topic", GIVE_UP, ErrorId.TOPIC_MISSING),
                row(SUBSCRIBE, Code.UNAVAILABLE, "served elsewhere", RECONNECT, ErrorId.UNREACHABLE),
                row(
                        SUBSCRIBE,
                        Code.PERMISSION_DENIED,
                        "Not allowed to create the subscription",
                        RECONNECT,
                        ErrorId.TOPIC_LIMIT),
                row(
                        SUBSCRIBE,
                        Code.PERMISSION_DENIED,
                        "Not able to subscribe to the topic: Exclusive",
                        GIVE_UP,
                        ErrorId.SUBSCRIPTION_HELD),
                row(SUBSCRIBE, Code.RESOURCE_EXHAUSTED, "max_consumers", RECONNECT, ErrorId.TOPIC_LIMIT),
                row(RECEIVE, Code.NOT_FOUND, "The consumer with the id 7", RECONNECT, ErrorId.UNREACHABLE),
                row(ACKNOWLEDGE, Code.INTERNAL, "Error acknowledging", RECONNECT, ErrorId.BROKER_FAILURE),
                row(PING, Code.UNIMPLEMENTED, "unknown service", RECONNECT, ErrorId.NOT_A_BROKER),
                row(PING, Code.UNKNOWN, "HTTP status code 404", RECONNECT, ErrorId.NOT_A_BROKER),
                row(PING, Code.INTERNAL, "Unexpected HTTP/1.x", RECONNECT, ErrorId.NOT_A_BROKER),
                row(SEND, Code.CANCELLED, "RST_STREAM", RECONNECT, ErrorId.BROKER_FAILURE),
                row(SEND, Code.DEADLINE_EXCEEDED, "", RETRY, ErrorId.UNREACHABLE),
                row(CREATE_PRODUCER, Code.DEADLINE_EXCEEDED, "", RETRY, ErrorId.UNREACHABLE));
    }

    /** The answers of the admin services. */
    static Stream<Arguments> adminAnswers() {
        return Stream.of(
                row(
                        ADMIN_CREATE_TOPIC,
                        Code.NOT_FOUND,
                        "Unable to create the topic /nope/a due to status: Unavailable, message: \"Unable to find the"
                                + " namespace nope, the topic can be created only for an exisiting namespace\"",
                        GIVE_UP,
                        ErrorId.NAMESPACE_MISSING),
                row(
                        ADMIN_CREATE_TOPIC,
                        Code.NOT_FOUND,
                        "Unable to create the topic /default/a due to Topic '/default/a' already exists",
                        RECONNECT,
                        ErrorId.TOPIC_CONFLICT),
                row(
                        ADMIN_CREATE_TOPIC,
                        Code.NOT_FOUND,
                        "Unable to create the topic /default/a due to no leader",
                        GIVE_UP,
                        ErrorId.BROKER_FAILURE),
                row(ADMIN_CREATE_TOPIC, Code.PERMISSION_DENIED, "no binding grants it", GIVE_UP, ErrorId.PERMISSION),
                row(ADMIN_LIST_SUBSCRIPTIONS, Code.UNAVAILABLE, "io exception", RECONNECT, ErrorId.UNREACHABLE),
                row(ADMIN_GET_FAILURE_POLICY, Code.UNIMPLEMENTED, "", RECONNECT, ErrorId.NOT_A_BROKER),
                row(ADMIN_GET_FAILURE_POLICY, Code.DEADLINE_EXCEEDED, "", RETRY, ErrorId.UNREACHABLE),
                row(ADMIN_SET_FAILURE_POLICY, Code.INVALID_ARGUMENT, "invalid", GIVE_UP, ErrorId.FAILURE_POLICY),
                row(
                        ADMIN_SET_FAILURE_POLICY,
                        Code.FAILED_PRECONDITION,
                        "subscription failure policy can only be configured for reliable topics",
                        GIVE_UP,
                        ErrorId.FAILURE_POLICY),
                row(
                        ADMIN_SET_FAILURE_POLICY,
                        Code.PERMISSION_DENIED,
                        "no binding grants ManageTopic",
                        GIVE_UP,
                        ErrorId.PERMISSION));
    }

    /** The texts of a refused publish, which all have the same code. */
    static Stream<Arguments> publishTexts() {
        return Stream.of(
                publish("Topic " + TOPIC + " is draining or closed", RECONNECT, ErrorId.UNREACHABLE),
                publish("Topic " + TOPIC + " not found in registry", RECONNECT, ErrorId.UNREACHABLE),
                publish("producer 7 is not attached to topic name " + TOPIC, RECONNECT, ErrorId.UNREACHABLE),
                publish("Message size 11 exceeds 10", REFUSE_MESSAGE, ErrorId.MESSAGE_TOO_LARGE),
                publish("Message missing schema_id", REFUSE_MESSAGE, ErrorId.MESSAGE_REFUSED),
                publish("Schema subject mismatch: a, b", REFUSE_MESSAGE, ErrorId.MESSAGE_REFUSED),
                publish("Schema ID 7 not found", REFUSE_MESSAGE, ErrorId.MESSAGE_REFUSED),
                publish("Topic requires schema but none was given", REFUSE_MESSAGE, ErrorId.MESSAGE_REFUSED),
                publish("Payload validation failed: no id", REFUSE_MESSAGE, ErrorId.MESSAGE_REFUSED),
                publish("Schema version not found", REFUSE_MESSAGE, ErrorId.MESSAGE_REFUSED),
                publish("WAL is not configured for topic " + TOPIC, RETRY, ErrorId.BROKER_FAILURE),
                publish("storage error: disk full", RETRY, ErrorId.BROKER_FAILURE));
    }

    private static Arguments publish(String text, Reaction reaction, ErrorId id) {
        return row(SEND, Code.PERMISSION_DENIED, REFUSED + text, reaction, id);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource({"answers", "publishTexts", "adminAnswers"})
    void eachAnswerOfTheBrokerHasItsReaction(
            Operation operation, Code code, String text, Reaction reaction, ErrorId id) {
        var failure = Failures.classify(
                operation, TOPIC, code.toStatus().withDescription(text).asRuntimeException());

        assertThat(failure.reaction()).isEqualTo(reaction);
        assertThat(failure.error().id()).isEqualTo(id);
        assertThat(failure.error().isRetryable()).isEqualTo(reaction != GIVE_UP && reaction != REFUSE_MESSAGE);
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource({"answers", "publishTexts", "adminAnswers"})
    void eachTextSaysWhatWasAskedWhatTheBrokerSaidAndWhatToDo(
            Operation operation, Code code, String text, Reaction reaction, ErrorId id) {
        var error = Failures.classify(
                        operation, TOPIC, code.toStatus().withDescription(text).asRuntimeException())
                .error();

        assertThat(error)
                .hasMessageStartingWith(id.code() + " Cannot " + operation.words() + " " + TOPIC)
                .hasMessageContaining(code.name())
                .hasMessageContaining(text)
                .hasMessageMatching("(?s).*\\. [A-Z'][^.]+.*\\.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no binding grants Produce",
                "Unable to publish the message: topic is draining or closed",
                "Unable to publish the message: Topic /default/orders not found in registry",
                "Unable to publish the message: the producer is not attached to topic name",
                "Unable to publish the message: Message size 5 exceeds 4",
                "Unable to publish the message: Message missing schema_id"
            })
    void whatTheBrokerRefusedByNameItDidNotStore(String text) {
        var failure = Failures.classify(
                SEND,
                TOPIC,
                Code.PERMISSION_DENIED.toStatus().withDescription(text).asRuntimeException());

        assertThat(failure.ambiguous()).isFalse();
        assertThat(failure.error().outcome()).isEqualTo(SendOutcome.REFUSED);
    }

    @Test
    void whatItsStorageFailedAtItMayHaveStored() {
        var failure = Failures.classify(
                SEND,
                TOPIC,
                Code.PERMISSION_DENIED
                        .toStatus()
                        .withDescription("Unable to publish the message: write failed")
                        .asRuntimeException());

        assertThat(failure.ambiguous()).isTrue();
        assertThat(failure.error().outcome()).isEqualTo(SendOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {
                "NOT_FOUND",
                "INVALID_ARGUMENT",
                "OUT_OF_RANGE",
                "UNAUTHENTICATED",
                "FAILED_PRECONDITION",
                "UNIMPLEMENTED"
            })
    void whatTheBrokerRefusedItDidNotStore(Code code) {
        var failure = Failures.classify(SEND, TOPIC, code.toStatus().asRuntimeException());

        assertThat(failure.ambiguous()).isFalse();
        assertThat(failure.error().outcome()).isEqualTo(SendOutcome.REFUSED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Code.class,
            names = {
                "OK",
                "PERMISSION_DENIED",
                "NOT_FOUND",
                "INVALID_ARGUMENT",
                "OUT_OF_RANGE",
                "UNAUTHENTICATED",
                "FAILED_PRECONDITION",
                "UNIMPLEMENTED"
            },
            mode = Mode.EXCLUDE)
    void anythingElseMayHaveBeenStored(Code code) {
        var failure = Failures.classify(SEND, TOPIC, code.toStatus().asRuntimeException());

        assertThat(failure.ambiguous()).isTrue();
        assertThat(failure.error().outcome()).isEqualTo(SendOutcome.UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(
            value = Operation.class,
            names = {"SEND"},
            mode = Mode.EXCLUDE)
    void onlyAPublishCanBeAmbiguous(Operation operation) {
        assertThat(Failures.classify(operation, TOPIC, Status.UNAVAILABLE.asRuntimeException())
                        .ambiguous())
                .isFalse();
    }

    @Test
    void whatNeverLeftThisMachineIsNotStored() {
        for (var cause : new Exception[] {new ConnectException("refused"), new UnknownHostException("nope")}) {
            var failure = Failures.classify(
                    SEND,
                    TOPIC,
                    Status.UNAVAILABLE.withCause(new RuntimeException(cause)).asRuntimeException());

            assertThat(failure.ambiguous()).isFalse();
        }
    }

    @Test
    void anotherProtocolIsRecognisedByTheCauseToo() {
        var cause = new IllegalStateException("First received frame was not SETTINGS. Hex dump: 4854\nmore");
        var failure = Failures.classify(
                PING,
                "http://127.0.0.1:80",
                Status.UNAVAILABLE
                        .withDescription("io exception")
                        .withCause(cause)
                        .asRuntimeException());

        assertThat(failure.error().id()).isEqualTo(ErrorId.NOT_A_BROKER);
        assertThat(failure.error())
                .hasMessageContaining("6650")
                .hasMessageContaining("(First received frame")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @EnumSource(value = Operation.class, names = "ADMIN_.*", mode = Mode.MATCH_ALL)
    void whereNoAdminServicesAreTheirPortIsNamed(Operation operation) {
        assertThat(Failures.classify(operation, TOPIC, Status.UNIMPLEMENTED.asRuntimeException())
                        .error())
                .hasMessageContaining("50051");
    }

    @ParameterizedTest
    @ValueSource(strings = {"schema-changes", "draining", "Payload-validation", "missing-schema_id"})
    void theNameOfATopicDecidesNothing(String name) {
        var failure = Failures.classify(
                SEND,
                TopicName.parse(name),
                Status.PERMISSION_DENIED
                        .withDescription(REFUSED + "WAL is not configured for topic /default/" + name)
                        .asRuntimeException());

        assertThat(failure.reaction()).isEqualTo(RETRY);
    }

    @Test
    void anErrorThatIsNoStatusIsTheBrokersFailure() {
        var failure = Failures.classify(LOOKUP, TOPIC, new IllegalStateException("odd"));

        assertThat(failure.error().id()).isEqualTo(ErrorId.BROKER_FAILURE);
        assertThat(failure.error()).hasMessageContaining("odd");
    }
}
