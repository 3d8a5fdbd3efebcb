/**
 * Whole routes from {@code danube:} through {@code danube-batch:} to a system, whose process or whose system is killed, over
 * and over, at each moment that matters; and a judge of what is in the system afterwards.
 *
 * <p>A system's test extends {@link org.danubecamel.contract.crash.SinkCrashSuite} and gives it a
 * {@link org.danubecamel.contract.crash.CrashTarget}.
 */
@NullMarked
package org.danubecamel.contract.crash;

import org.jspecify.annotations.NullMarked;
