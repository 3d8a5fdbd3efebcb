package org.danubecamel.routes.kill;

import java.util.List;
import java.util.Set;

/**
 * What is left of a run.
 *
 * @param sent all messages that were sent
 * @param written the lines of the file
 * @param dead the dead letters, in the order in which they are stored
 * @param confirmed of each life the messages whose acknowledgement the broker confirmed in it
 */
record Evidence(List<Order> sent, List<Copy> written, List<Copy> dead, List<Set<Long>> confirmed) {}
