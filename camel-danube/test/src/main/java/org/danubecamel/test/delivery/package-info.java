/**
 * The delivery checker: sequence-numbered load that records what happened to each message, and a judge of these records
 * that reports what was lost, duplicated or reordered. Start at {@link org.danubecamel.test.delivery.DeliveryRun} for a
 * whole run, at {@link org.danubecamel.test.delivery.DeliveryChecker} for records that are there, and at
 * {@link org.danubecamel.test.delivery.DeliveryMain} on a command line.
 */
@NullMarked
package org.danubecamel.test.delivery;

import org.jspecify.annotations.NullMarked;
