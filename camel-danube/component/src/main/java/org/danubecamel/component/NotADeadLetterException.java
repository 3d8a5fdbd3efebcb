package org.danubecamel.component;

import org.danubecamel.batch.failure.ClassifiedFailure;
import org.danubecamel.batch.failure.FailureKind;
import org.jspecify.annotations.Nullable;

/** A message is no dead letter in a format that {@link DeadLetterReader} knows. */
public final class NotADeadLetterException extends IllegalArgumentException implements ClassifiedFailure {

    private static final long serialVersionUID = 1L;

    NotADeadLetterException(String why, @Nullable Throwable cause) {
        super(
                "This message is no dead letter that can be read: " + why
                        + ". Expected: a message with the attribute " + DeadLetterContext.ORIGINAL_TOPIC
                        + ", or a JSON object with original_topic and payload_b64. Read the topic with danube: to see it.",
                cause);
    }

    @Override
    public FailureKind failureKind() {
        return FailureKind.RECORD;
    }
}
