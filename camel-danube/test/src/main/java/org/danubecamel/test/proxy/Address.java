package org.danubecamel.test.proxy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Addresses as URLs. */
final class Address {

    private static final String LOOPBACK = "127.0.0.1";

    private Address() {}

    /** Reads {@code http://host:port}. */
    static InetSocketAddress parse(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw malformed(url);
        }
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null || uri.getPort() < 1 || uri.getPort() > 65_535) {
            throw malformed(url);
        }
        return new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    private static IllegalArgumentException malformed(String url) {
        return new IllegalArgumentException("The proxy's target is '" + url
                + "'; allowed is http://host:port with a port from 1 to 65535, such as http://127.0.0.1:6650");
    }

    /** Returns the address of a port on the loopback interface; 0 is any free one. */
    static InetSocketAddress loopback(int port) {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException(
                    "The proxy's port is " + port + "; allowed is 0 (any free one) to 65535");
        }
        try {
            return new InetSocketAddress(InetAddress.getByAddress(LOOPBACK, new byte[] {127, 0, 0, 1}), port);
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }

    static String url(int port) {
        return "http://" + LOOPBACK + ":" + port;
    }
}
