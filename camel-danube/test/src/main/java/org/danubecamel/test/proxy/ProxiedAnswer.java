package org.danubecamel.test.proxy;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import org.danubecamel.test.proxy.ProxiedCall.Setting;
import org.jspecify.annotations.Nullable;

/** What the target answers to a {@link ProxiedCall}, under that call's lock. */
final class ProxiedAnswer extends ClientCall.Listener<byte[]> {

    private final Object lock;
    private final ProxiedCall call;
    private final Setting setting;
    private final ServerCall<byte[], byte[]> caller;
    private final ClientCall<byte[], byte[]> target;
    private final @Nullable GrpcFault fault;
    private final @Nullable Effect effect;
    private final Gate responses = new Gate();
    private final Runnable openResponses = this::openResponses;
    private boolean begun;
    private boolean lost;
    private boolean finished;
    private boolean targetMustWait;
    private int passed;

    ProxiedAnswer(
            Object lock,
            ProxiedCall call,
            Setting setting,
            ServerCall<byte[], byte[]> caller,
            ClientCall<byte[], byte[]> target,
            @Nullable GrpcFault fault) {
        this.lock = lock;
        this.call = call;
        this.setting = setting;
        this.caller = caller;
        this.target = target;
        this.fault = fault;
        this.effect = fault == null ? null : fault.effect();
    }

    private void openResponses() {
        synchronized (lock) {
            responses.open();
        }
    }

    @Override
    public void onHeaders(Metadata headers) {
        synchronized (lock) {
            if (finished || effect instanceof Effect.LoseResponse) {
                return;
            }
            begin();
            responses.pass(() -> {
                if (!finished) {
                    caller.sendHeaders(headers);
                }
            });
        }
    }

    @Override
    public void onMessage(byte[] message) {
        synchronized (lock) {
            if (finished || isLost()) {
                return;
            }
            begin();
            responses.pass(() -> pass(message));
        }
    }

    @Override
    public void onClose(Status status, Metadata trailers) {
        synchronized (lock) {
            if (finished || lost || status.isOk() && isLost()) {
                return;
            }
            if (fault != null && effect instanceof Effect.LoseResponse) {
                // It did not act, so there is nothing to lose.
                fault.unclaim();
            }
            begin();
            responses.pass(() -> {
                if (!finished) {
                    finished = true;
                    caller.close(status, trailers);
                }
            });
        }
    }

    @Override
    public void onReady() {
        synchronized (lock) {
            call.targetIsReady();
        }
    }

    /** Holds the answer from its beginning, if that is the fault. */
    private void begin() {
        if (begun) {
            return;
        }
        begun = true;
        if (fault != null && effect instanceof Effect.HoldResponse hold) {
            responses.close();
            fault.hold(openResponses, hold.delay(), setting.timer());
        }
    }

    /** Loses the answer of a target that has acted, if that is the fault. */
    private boolean isLost() {
        if (!lost && fault != null && effect instanceof Effect.LoseResponse loss) {
            lost = true;
            fault.strike();
            if (loss.status() != null) {
                end(loss.status());
            }
        }
        return lost;
    }

    private void pass(byte[] message) {
        if (finished) {
            return;
        }
        caller.sendMessage(
                setting.discovery().rewrite(caller.getMethodDescriptor().getFullMethodName(), message));
        passed++;
        if (fault != null && effect instanceof Effect.BreakStream breaking && passed == breaking.messages()) {
            fault.strike();
            end(breaking.status());
        } else if (caller.isReady()) {
            target.request(1);
        } else {
            targetMustWait = true;
        }
    }

    private void end(Status status) {
        caller.close(status, new Metadata());
        call.finish("Injected fault: the caller was told " + status.getCode());
    }

    /** To be called under the lock. */
    void callerIsReady() {
        if (targetMustWait && caller.isReady()) {
            targetMustWait = false;
            target.request(1);
        }
    }

    /** Passes nothing on any more. To be called under the lock. */
    void finish() {
        finished = true;
        if (fault != null) {
            fault.forget(openResponses);
        }
    }
}
