package org.danubecamel.client.internal.wire;

import io.grpc.Status;
import java.net.ConnectException;
import java.net.UnknownHostException;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;
import org.danubecamel.client.internal.wire.Failure.Reaction;

/**
 * Tells what a failed call means: the one place where status codes and the broker's texts are read. The broker attaches
 * no details to its errors and uses one code for many causes, so the texts decide.
 */
public final class Failures {

    private Failures() {}

    /**
     * Classifies a failure.
     *
     * @param operation what was asked
     * @param subject the topic or subscription, or the service URL for {@link Operation#PING}
     * @param cause what the network layer reported
     */
    public static Failure classify(Operation operation, Object subject, Throwable cause) {
        var status = Status.fromThrowable(cause);
        var text = status.getDescription() == null ? "" : status.getDescription();
        var context = new Context(operation, subject, status, text, cause);
        return switch (status.getCode()) {
            case UNAUTHENTICATED ->
                context.giveUp(ErrorId.AUTHENTICATION, "The broker does not accept the credentials. Check the token.");
            case PERMISSION_DENIED -> permissionDenied(context);
            case INVALID_ARGUMENT -> invalidArgument(context);
            case OUT_OF_RANGE ->
                context.refuse(
                        ErrorId.MESSAGE_TOO_LARGE, "Allowed: 4 MiB for the encoded message. Send less at a time.");
            case NOT_FOUND -> notFound(context);
            case FAILED_PRECONDITION ->
                context.operation == Operation.ADMIN_SET_FAILURE_POLICY
                        ? context.giveUp(
                                ErrorId.FAILURE_POLICY,
                                "Only a subscription of a topic with the dispatch strategy RELIABLE has a failure"
                                        + " policy. Use such a topic, or set no policy.")
                        : context.giveUp(
                                ErrorId.TOPIC_CONFLICT,
                                "Use the dispatch strategy and schema that the topic was created with, or another"
                                        + " topic.");
            case ALREADY_EXISTS ->
                context.reconnectThrice(
                        ErrorId.TOPIC_CONFLICT,
                        "The name is taken by a topic that is partitioned otherwise. Use its partitioning, or another"
                                + " name.");
            case RESOURCE_EXHAUSTED ->
                context.reconnect(
                        ErrorId.TOPIC_LIMIT,
                        "The broker's limit for this topic is reached. Raise it, or close others.");
            case UNAVAILABLE -> unavailable(context);
            case UNIMPLEMENTED -> notABroker(context);
            case DEADLINE_EXCEEDED ->
                context.retry(
                        ErrorId.UNREACHABLE,
                        "No answer in time. The call is repeated; check the broker's load and log.");
            default -> speaksAnotherProtocol(context) ? notABroker(context) : unknown(context);
        };
    }

    private static Failure permissionDenied(Context context) {
        if (context.says("no binding grants")) {
            return context.giveUp(ErrorId.PERMISSION, "Grant the right with a role binding.");
        }
        return switch (context.operation) {
            case SEND -> publishRefused(context);
            case SUBSCRIBE ->
                context.says("Not allowed to create the subscription")
                        ? context.reconnect(
                                ErrorId.TOPIC_LIMIT,
                                "The topic has as many subscriptions as it may have. Raise the limit, or remove one.")
                        : context.giveUp(
                                ErrorId.SUBSCRIPTION_HELD,
                                "An exclusive subscription accepts only the consumer name that took it first, until the"
                                        + " topic is unloaded or the subscription removed. Use that name, or another"
                                        + " subscription.");
            case CREATE_PRODUCER -> context.reconnectThrice(ErrorId.BROKER_FAILURE, "See the broker's log.");
            default -> context.giveUp(ErrorId.PERMISSION, "Grant the right with a role binding.");
        };
    }

    /** Every failed publish has the same code, whatever the cause. */
    private static Failure publishRefused(Context context) {
        if (context.says("is draining or closed", "not found in registry", "is not attached to topic")) {
            return context.reconnect(ErrorId.UNREACHABLE, "The topic is moving to another broker, or was deleted.");
        }
        if (context.says("Message size")) {
            return context.refuse(ErrorId.MESSAGE_TOO_LARGE, "Send less at a time, or raise the namespace's limit.");
        }
        // In full, because a text may contain the topic's name, and that may contain "schema".
        if (context.says(
                "Message missing schema_id",
                "Schema subject mismatch",
                "Schema ID",
                "requires schema",
                "Payload validation",
                "Schema version")) {
            return context.refuse(ErrorId.MESSAGE_REFUSED, "Make the message fit the topic's schema.");
        }
        // A failure of its storage, which may have come after the message was taken in.
        return context.retryAmbiguous(ErrorId.BROKER_FAILURE, "See the broker's log.");
    }

    private static Failure invalidArgument(Context context) {
        return switch (context.operation) {
            case SEND ->
                context.refuse(ErrorId.MESSAGE_TOO_LARGE, "Send less at a time, or raise the namespace's limit.");
            case ADMIN_SET_FAILURE_POLICY ->
                context.giveUp(ErrorId.FAILURE_POLICY, "Give it values that this broker knows.");
            default -> context.giveUp(ErrorId.TOPIC_NAME, "Allowed: letters, digits, '_' and '-'.");
        };
    }

    private static Failure notFound(Context context) {
        return switch (context.operation) {
            // The id is unknown after a restart, an unload or an expiry; registering again gives a new one.
            case SEND, RECEIVE, ACKNOWLEDGE ->
                context.reconnect(
                        ErrorId.UNREACHABLE, "The broker has forgotten the registration, which is made again.");
            case ADMIN_CREATE_TOPIC -> notCreated(context);
            default ->
                context.giveUp(
                        ErrorId.TOPIC_MISSING,
                        "Create the topic, or let it be created (a producer creates it where the broker allows that).");
        };
    }

    /** The admin services have one code for whatever keeps a topic from being created. */
    private static Failure notCreated(Context context) {
        if (context.says("Unable to find the namespace")) {
            return namespaceMissing(context);
        }
        return context.says("already exist")
                ? context.reconnect(
                        ErrorId.TOPIC_CONFLICT,
                        "The name is taken, perhaps by a topic that is partitioned otherwise. Use that one, or another"
                                + " name.")
                : context.giveUp(ErrorId.BROKER_FAILURE, "See the broker's log.");
    }

    private static Failure namespaceMissing(Context context) {
        return context.giveUp(ErrorId.NAMESPACE_MISSING, "Create the namespace, or use 'default'.");
    }

    private static Failure unavailable(Context context) {
        if (context.says("Unable to find the namespace")) {
            return namespaceMissing(context);
        }
        if (speaksAnotherProtocol(context)) {
            return notABroker(context);
        }
        return context.reconnect(
                ErrorId.UNREACHABLE, "Check that the broker runs, and its address; it is tried again.");
    }

    private static boolean speaksAnotherProtocol(Context context) {
        if (context.says(
                "First received frame was not SETTINGS",
                "HTTP status code",
                "invalid content-type",
                "not an SSL/TLS",
                "Unexpected HTTP/1")) {
            return true;
        }
        for (var t = context.cause; t != null; t = t.getCause()) {
            if (String.valueOf(t.getMessage()).contains("First received frame was not SETTINGS")) {
                return true;
            }
        }
        return false;
    }

    private static Failure notABroker(Context context) {
        return context.operation.isAdmin()
                ? context.reconnect(
                        ErrorId.NOT_A_BROKER,
                        "What listens there has no admin services of Danube. Give the broker's admin port, by default"
                                + " 50051.")
                : context.reconnect(
                        ErrorId.NOT_A_BROKER,
                        "What listens there does not speak the Danube protocol. Give the broker's client port, by"
                                + " default 6650.");
    }

    private static Failure unknown(Context context) {
        return context.reconnect(ErrorId.BROKER_FAILURE, "See the broker's log.");
    }

    /** Whether the request certainly never left this machine. */
    private static boolean neverSent(Throwable cause) {
        for (var t = cause; t != null; t = t.getCause()) {
            if (t instanceof ConnectException || t instanceof UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private record Context(Operation operation, Object subject, Status status, String text, Throwable cause) {

        boolean says(String... fragments) {
            for (var fragment : fragments) {
                if (text.contains(fragment)) {
                    return true;
                }
            }
            return false;
        }

        Failure retry(ErrorId id, String advice) {
            return failure(Reaction.RETRY, id, advice, true);
        }

        Failure retryAmbiguous(ErrorId id, String advice) {
            return failure(Reaction.RETRY, id, advice, true, true);
        }

        Failure reconnect(ErrorId id, String advice) {
            return failure(Reaction.RECONNECT, id, advice, true);
        }

        Failure reconnectThrice(ErrorId id, String advice) {
            return failure(Reaction.RECONNECT_THRICE, id, advice, true);
        }

        Failure refuse(ErrorId id, String advice) {
            return failure(Reaction.REFUSE_MESSAGE, id, advice, false);
        }

        Failure giveUp(ErrorId id, String advice) {
            return failure(Reaction.GIVE_UP, id, advice, false);
        }

        private Failure failure(Reaction reaction, ErrorId id, String advice, boolean retryable) {
            return failure(reaction, id, advice, retryable, operation == Operation.SEND && mayHaveHappened());
        }

        private Failure failure(Reaction reaction, ErrorId id, String advice, boolean retryable, boolean ambiguous) {
            var message = "Cannot " + operation.words() + (subject.toString().isEmpty() ? "" : " " + subject) + ": "
                    + status.getCode() + (text.isEmpty() ? "" : " \"" + text + "\"") + causeWords() + ". " + advice;
            var outcome = ambiguous ? SendOutcome.UNKNOWN : SendOutcome.REFUSED;
            return new Failure(reaction, new DanubeException(id, message, outcome, retryable, cause), ambiguous);
        }

        private boolean mayHaveHappened() {
            return switch (status.getCode()) {
                // The broker's own refusals: it looked at the message and did not store it.
                case PERMISSION_DENIED,
                        NOT_FOUND,
                        INVALID_ARGUMENT,
                        OUT_OF_RANGE,
                        UNAUTHENTICATED,
                        FAILED_PRECONDITION,
                        UNIMPLEMENTED -> false;
                default -> !neverSent(cause);
            };
        }

        private String causeWords() {
            var root = status.getCause();
            return root == null || root.getMessage() == null || text.contains(root.getMessage())
                    ? ""
                    : " (" + root.getMessage().lines().findFirst().orElse("") + ")";
        }
    }
}
