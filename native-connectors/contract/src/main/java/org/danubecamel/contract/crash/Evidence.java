package org.danubecamel.contract.crash;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is left of a run.
 *
 * @param sent all messages that were sent
 * @param written what is in the system
 * @param dead the dead letters, in the order in which they are stored
 * @param confirmed of each life the messages whose acknowledgement the broker confirmed in it
 * @param once whether the sink promises that a record which is written again is there once
 * @param peerKills how often the system was killed while a route wrote to it
 */
record Evidence(
        List<Order> sent, List<Copy> written, List<Copy> dead, List<Set<Long>> confirmed, boolean once, int peerKills) {

    /** Returns whether the message came to where it belongs in the life that ended with the kill. */
    boolean isDoneBefore(Kill kill) {
        return kill.written()
                || copies().anyMatch(copy -> copy.number() == kill.number() && copy.life() == kill.life());
    }

    /** Returns whether the message came to where it belongs in a later life. */
    boolean isDoneAfter(Kill kill) {
        return copies().anyMatch(copy -> copy.number() == kill.number() && copy.life() > kill.life());
    }

    /** Returns whether every message has come to some place, and those that were not done at a kill did so after it. */
    boolean isComplete(Collection<Kill> kills) {
        return copies().mapToLong(Copy::number).distinct().count() >= sent.size()
                && kills.stream()
                        .filter(kill -> kill.point().progress() != CrashPoint.Progress.UNKNOWN)
                        .allMatch(this::isDoneAfter);
    }

    private Stream<Copy> copies() {
        return Stream.concat(written.stream(), dead.stream());
    }
}
