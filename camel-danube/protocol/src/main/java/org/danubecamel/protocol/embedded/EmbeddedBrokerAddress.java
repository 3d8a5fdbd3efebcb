package org.danubecamel.protocol.embedded;

/**
 * Where an embedded broker listens.
 *
 * @param serviceUrl the URL for clients, such as {@code http://127.0.0.1:6650}
 * @param adminUrl the URL of the admin services
 */
public record EmbeddedBrokerAddress(String serviceUrl, String adminUrl) {}
