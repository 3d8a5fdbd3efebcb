package org.danubecamel.routes.kill;

/**
 * A kill at a crash point.
 *
 * @param life that it ended
 * @param point where
 * @param number of the message that had come there
 */
record Kill(int life, CrashPoint point, long number) {}
