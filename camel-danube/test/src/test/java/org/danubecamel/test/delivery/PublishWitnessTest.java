package org.danubecamel.test.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PublishWitnessTest {

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "CANCELLED", "UNKNOWN", "INTERNAL"})
    void aPublishWithoutAnAnswerIsInDoubt(Status.Code code) {
        assertThat(PublishWitness.mayHaveHappened(code.toStatus())).isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Status.Code.class,
            names = {"OK", "PERMISSION_DENIED", "NOT_FOUND", "OUT_OF_RANGE", "UNAUTHENTICATED"})
    void anAnswerOfTheBrokerLeavesNoDoubt(Status.Code code) {
        assertThat(PublishWitness.mayHaveHappened(code.toStatus())).isFalse();
    }

    @Test
    void aPublishThatNeverLeftIsNotInDoubt() {
        var refused = new IllegalStateException(new ConnectException("Connection refused"));

        assertThat(PublishWitness.mayHaveHappened(Status.UNAVAILABLE.withCause(refused)))
                .isFalse();
    }
}
