/**
 * Whole routes from {@code danube:} through {@code danube-batch:} to a system, and from a system to {@code danube:}, whose
 * process or whose system is killed, over and over, at each moment that matters; and a judge of what arrived.
 *
 * <p>A system's test extends {@link org.danubecamel.contract.crash.SinkPeerCrashSuite} and
 * {@link org.danubecamel.contract.crash.SourcePeerCrashSuite}, or what these extend where there is no system to kill.
 */
@NullMarked
package org.danubecamel.contract.crash;

import org.jspecify.annotations.NullMarked;
