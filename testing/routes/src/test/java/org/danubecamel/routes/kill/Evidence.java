package org.danubecamel.routes.kill;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is left of a run.
 *
 * @param sent all messages that were sent
 * @param written the lines of the file
 * @param dead the dead letters, in the order in which they are stored
 * @param confirmed of each life the messages whose acknowledgement the broker confirmed in it
 */
record Evidence(List<Order> sent, List<Copy> written, List<Copy> dead, List<Set<Long>> confirmed) {

    /** Returns whether the message came to where it belongs in the life that ended with the kill. */
    boolean isDoneBefore(Kill kill) {
        return copies().anyMatch(copy -> copy.number() == kill.number() && copy.life() == kill.life());
    }

    /** Returns whether the message came to where it belongs in a later life. */
    boolean isDoneAfter(Kill kill) {
        return copies().anyMatch(copy -> copy.number() == kill.number() && copy.life() > kill.life());
    }

    /** Returns whether every message has come to some place. */
    boolean isComplete() {
        return copies().mapToLong(Copy::number).distinct().count() >= sent.size();
    }

    private Stream<Copy> copies() {
        return Stream.concat(written.stream(), dead.stream());
    }
}
