package org.danubecamel.component;

import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A call in the model: what is told to its listener is told when it happens. */
final class ModelCall<Q, A> extends ClientCall<Q, A> {

    private final ModelWorld world;
    private final BiConsumer<Q, ModelCall<Q, A>> server;
    private final Consumer<ModelCall<?, ?>> whenCancelled;
    private @Nullable Listener<A> listener;
    private boolean ended;
    private boolean cancelled;

    ModelCall(ModelWorld world, BiConsumer<Q, ModelCall<Q, A>> server, Consumer<ModelCall<?, ?>> whenCancelled) {
        this.world = world;
        this.server = server;
        this.whenCancelled = whenCancelled;
    }

    boolean hasEnded() {
        return ended || cancelled;
    }

    /** The client hears a message, if it still listens. */
    void send(A message) {
        if (!hasEnded() && listener != null) {
            listener.onMessage(message);
        }
    }

    void answer(A message) {
        send(message);
        end(Status.OK);
    }

    void end(Status status) {
        if (!ended && listener != null) {
            ended = true;
            listener.onClose(status, new Metadata());
        }
    }

    @Override
    public void start(Listener<A> responseListener, Metadata headers) {
        listener = responseListener;
    }

    @Override
    public void sendMessage(Q message) {
        server.accept(message, this);
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
        cancelled = true;
        whenCancelled.accept(this);
        world.later(() -> end(Status.CANCELLED));
    }

    @Override
    public void request(int numMessages) {}

    @Override
    public void halfClose() {}
}
