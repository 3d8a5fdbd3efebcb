package org.danubecamel.camelrun.run;

import org.danubecamel.contract.peer.TestPeer;

/**
 * What a route needs, and may be down.
 *
 * @param sign what the route says while it is
 */
public record Outage(TestPeer peer, String sign) {}
