package org.danubecamel.contract.crash;

/**
 * A kill at a crash point.
 *
 * @param life that it ended
 * @param point where
 * @param number of the message that had come there
 * @param written whether it had brought the message to the system
 */
record Kill(int life, CrashPoint point, long number, boolean written) {}
