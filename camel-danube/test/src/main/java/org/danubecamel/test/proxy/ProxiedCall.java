package org.danubecamel.test.proxy;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Context;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One call with its twin at the target. Both sides call back on threads of their own, so everything happens under one
 * lock. In each direction one message is under way at a time; the next is asked for when the other side can take it.
 */
final class ProxiedCall extends ServerCall.Listener<byte[]> {

    private static final byte[] NO_MESSAGE = {};

    /** What all calls of one proxy share. */
    record Setting(
            Supplier<Channel> target, FaultList faults, DiscoveryAnswers discovery, ScheduledExecutorService timer) {}

    private final Object lock = new Object();
    private final Setting setting;
    private final ServerCall<byte[], byte[]> caller;
    private final MethodDescriptor<byte[], byte[]> method;
    private final Metadata headers;
    private final CallOptions options;
    private final Gate requests = new Gate();
    private final Runnable openRequests = this::openRequests;
    private @Nullable GrpcFault fault;
    private @Nullable ClientCall<byte[], byte[]> target;
    private @Nullable ProxiedAnswer answer;
    private boolean decided;
    private boolean finished;
    private boolean callerMustWait;

    private ProxiedCall(Setting setting, ServerCall<byte[], byte[]> caller, Metadata headers) {
        this.setting = setting;
        this.caller = caller;
        this.method = caller.getMethodDescriptor();
        this.headers = headers;
        this.options = CallOptions.DEFAULT.withDeadline(Context.current().getDeadline());
    }

    /** Begins to read what the caller sends; nothing goes to the target yet. */
    static ProxiedCall begin(Setting setting, ServerCall<byte[], byte[]> caller, Metadata headers) {
        var call = new ProxiedCall(setting, caller, headers);
        caller.request(1);
        return call;
    }

    private void openRequests() {
        synchronized (lock) {
            requests.open();
        }
    }

    @Override
    public void onMessage(byte[] message) {
        synchronized (lock) {
            decide(message);
            requests.pass(() -> send(message));
        }
    }

    private void send(byte[] message) {
        var call = target;
        if (call == null) {
            return;
        }
        call.sendMessage(message);
        if (call.isReady()) {
            caller.request(1);
        } else {
            callerMustWait = true;
        }
    }

    @Override
    public void onHalfClose() {
        synchronized (lock) {
            decide(NO_MESSAGE);
            requests.pass(() -> {
                if (target != null) {
                    target.halfClose();
                }
            });
        }
    }

    @Override
    public void onCancel() {
        synchronized (lock) {
            finish("The caller has cancelled the call, or is gone");
        }
    }

    @Override
    public void onComplete() {
        synchronized (lock) {
            finish("The call is over for the caller");
        }
    }

    @Override
    public void onReady() {
        synchronized (lock) {
            if (answer != null) {
                answer.callerIsReady();
            }
        }
    }

    /** Ends the target's part, if it is not over, and forgets what is held. To be called under the lock. */
    void finish(String why) {
        var call = target;
        target = null;
        finished = true;
        if (fault != null) {
            fault.forget(openRequests);
        }
        if (answer != null) {
            answer.finish();
        }
        if (call != null) {
            call.cancel(why, null);
        }
    }

    /** To be called under the lock. */
    void targetIsReady() {
        if (callerMustWait && target != null && target.isReady()) {
            callerMustWait = false;
            caller.request(1);
        }
    }

    /** Finds the fault that strikes this call, if any, at its first message or at its end, whichever comes first. */
    private void decide(byte[] request) {
        if (decided) {
            return;
        }
        decided = true;
        try {
            fault = setting.faults().claim(method.getFullMethodName(), request);
        } catch (RuntimeException e) {
            caller.close(
                    Status.INTERNAL
                            .withDescription("The condition of a fault failed: " + e)
                            .withCause(e),
                    new Metadata());
            return;
        }
        var effect = fault == null ? null : fault.effect();
        if (fault != null && effect instanceof Effect.Refuse refusal) {
            fault.strike();
            caller.close(refusal.status(), new Metadata());
            return;
        }
        if (fault != null && effect instanceof Effect.HoldRequest hold) {
            requests.close();
            requests.pass(this::start);
            fault.hold(openRequests, hold.delay(), setting.timer());
            return;
        }
        start();
    }

    private void start() {
        if (finished) {
            return;
        }
        ClientCall<byte[], byte[]> call;
        try {
            call = setting.target().get().newCall(method, options);
        } catch (RuntimeException e) {
            caller.close(
                    Status.UNAVAILABLE
                            .withDescription("The proxy has no target: " + e.getMessage())
                            .withCause(e),
                    new Metadata());
            return;
        }
        var answering = new ProxiedAnswer(lock, this, setting, caller, call, fault);
        target = call;
        answer = answering;
        call.start(answering, headers);
        call.request(1);
    }
}
