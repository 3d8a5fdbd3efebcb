package org.danubecamel.embedded;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import org.danubecamel.embedded.storage.StorageException;

/** The answers that say no, with the codes and the leading texts of the real broker. */
final class Refusals {

    private Refusals() {}

    static StatusRuntimeException malformedTopic(String name) {
        return Status.INVALID_ARGUMENT
                .withDescription("The topic: " + name + " has an invalid format, should be: /namespace_name/topic_name")
                .asRuntimeException();
    }

    static StatusRuntimeException noTopic(String name) {
        return Status.NOT_FOUND
                .withDescription("Unable to find the topic: " + name)
                .asRuntimeException();
    }

    static StatusRuntimeException servedElsewhere() {
        return Status.UNAVAILABLE
                .withDescription("The topic exists but is served by another broker, redo the Lookup request")
                .asRuntimeException();
    }

    static StatusRuntimeException otherStrategy() {
        return Status.FAILED_PRECONDITION
                .withDescription("Producer requested dispatch strategy does not match topic strategy")
                .asRuntimeException();
    }

    static StatusRuntimeException unknownProducer(long id) {
        return Status.NOT_FOUND
                .withDescription("The producer with id " + Long.toUnsignedString(id) + " does not exist")
                .asRuntimeException();
    }

    static StatusRuntimeException topicGone(String name) {
        return publish("Topic " + name + " not found in registry");
    }

    static StatusRuntimeException draining(String name) {
        return publish("Topic " + name + " is draining or closed; retry lookup/moved");
    }

    static StatusRuntimeException publish(String cause) {
        return Status.PERMISSION_DENIED
                .withDescription("Unable to publish the message: " + cause)
                .asRuntimeException();
    }

    static StatusRuntimeException notStored(StorageException failure) {
        return publish("Storage error: " + failure.getMessage());
    }

    /** The answer to any other call whose effect could not be kept; worth another try. */
    static StatusRuntimeException notKept(StorageException failure) {
        return Status.UNAVAILABLE
                .withDescription("Storage error: " + failure.getMessage())
                .asRuntimeException();
    }

    static StatusRuntimeException missingMessageId() {
        return Status.INVALID_ARGUMENT
                .withDescription("The request has no msg_id")
                .asRuntimeException();
    }

    static StatusRuntimeException unsubscribe(String subscription, String cause) {
        return Status.NOT_FOUND
                .withDescription("Unable to unsubscribe the subscription " + subscription + " due to error: " + cause)
                .asRuntimeException();
    }
}
