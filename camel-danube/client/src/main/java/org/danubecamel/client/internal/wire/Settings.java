package org.danubecamel.client.internal.wire;

import java.time.Duration;

/**
 * What holds for every call of one client.
 *
 * @param requestTimeout how long one call other than a publish may take
 * @param sendTimeout how long one try of a publish may take
 * @param keepAlive after how long without traffic a connection is probed
 * @param maxMessageSize the largest message in bytes, as {@link org.danubecamel.client.OutgoingMessage} counts it
 */
public record Settings(Duration requestTimeout, Duration sendTimeout, Duration keepAlive, int maxMessageSize) {}
