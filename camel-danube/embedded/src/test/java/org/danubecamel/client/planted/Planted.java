package org.danubecamel.client.planted;

/** Stands in for a class of the client, on which the broker must not depend. */
public final class Planted {}
