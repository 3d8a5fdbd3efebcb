package org.danubecamel.test.proxy;

import io.grpc.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a fault does to a call. */
sealed interface Effect {

    /** The caller gets the status, the target never sees the call. */
    record Refuse(Status status) implements Effect {}

    /** The call waits before the target sees it; for good, that is until the fault is ended, without a delay. */
    record HoldRequest(@Nullable Duration delay) implements Effect {}

    /** The answer waits before the caller sees it; for good without a delay. */
    record HoldResponse(@Nullable Duration delay) implements Effect {}

    /** The target answers, the caller gets the status instead, or nothing at all. */
    record LoseResponse(@Nullable Status status) implements Effect {}

    /** The caller gets the status after so many messages, the target sees a cancellation. */
    record BreakStream(int messages, Status status) implements Effect {}
}
