package org.danubecamel.component;

import java.time.Duration;

/**
 * What makes two connections to a broker different; endpoints that agree on it share a client.
 *
 * @param serviceUrl where the broker is
 * @param requestTimeout how long one call other than a publish may take
 * @param maxInFlight how many publishes may be unanswered at once
 * @param maxPending how many messages may have no outcome yet
 */
record ClientSettings(String serviceUrl, Duration requestTimeout, int maxInFlight, int maxPending) {}
