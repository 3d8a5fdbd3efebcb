package org.danubecamel.test.proxy;

import java.nio.ByteBuffer;

/** A connection of a client with its connection to the target. */
final class Link {

    private final Endpoint client;
    private final Endpoint target;
    private final Pipe toTarget;
    private final Pipe toClient;
    private boolean closed;

    Link(Endpoint client, Endpoint target, Flow flowToTarget, Flow flowToClient, ByteBuffer buffer) {
        this.client = client;
        this.target = target;
        this.toTarget = new Pipe(client, target, flowToTarget, buffer);
        this.toClient = new Pipe(target, client, flowToClient, buffer);
    }

    Pipe pipe(Direction direction) {
        return direction == Direction.TO_TARGET ? toTarget : toClient;
    }

    long advance(long now) {
        var nanos = Math.min(toTarget.advance(now), toClient.advance(now));
        if (toTarget.cutDue() || toClient.cutDue()) {
            abort();
        }
        if (lost(client, toTarget) || lost(target, toClient)) {
            // What goes to a closed end is swallowed from now on.
            nanos = 0;
        }
        if (isOver()) {
            client.close();
            target.close();
            closed = true;
        }
        client.apply();
        target.apply();
        return nanos;
    }

    private boolean isOver() {
        var bothGone = !client.isOpen() && !target.isOpen();
        return bothGone || toTarget.finished() && toClient.finished();
    }

    /** Closes an end that broke; the other end must not hear of it where what comes from there is swallowed. */
    private boolean lost(Endpoint end, Pipe fromThere) {
        if (!end.broken() || !end.isOpen()) {
            return false;
        }
        if (fromThere.swallowing()) {
            end.close();
        } else {
            abort();
        }
        return true;
    }

    /** Returns whether something was lost: bytes, or the end of one side. */
    boolean torn() {
        return toTarget.torn() || toClient.torn() || !client.isOpen() || !target.isOpen();
    }

    boolean closed() {
        return closed;
    }

    /** Resets both ends. */
    void abort() {
        client.abort();
        target.abort();
        closed = true;
    }
}
