package org.danubecamel.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;

/** Where webhooks are received. Camel's HTTP server only logs that it could not listen, so both ends are checked here. */
final class WebhookServer {

    private WebhookServer() {}

    /**
     * Checks that the port can be listened on.
     *
     * @throws SetupException if it cannot
     */
    static void checkFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (UnknownHostException e) {
            throw new SetupException("host " + host + " is not known. Allowed: an address of this machine.");
        } catch (IOException e) {
            throw new SetupException("cannot listen on " + host + ":" + port + ": " + e.getMessage()
                    + ". Choose another port with --port PORT.");
        }
    }

    /**
     * Returns the webhook's URL, as it can be used on this machine.
     *
     * @throws SetupException if the server does not listen
     */
    static URI url(CamelContext context, Settings settings) {
        VertxPlatformHttpServer server = context.hasService(VertxPlatformHttpServer.class);
        int port = server == null || server.getServer() == null
                ? 0
                : server.getServer().actualPort();
        if (port == 0) {
            throw new SetupException("cannot listen on " + settings.host() + ":" + settings.port()
                    + ". Choose another port with --port PORT.");
        }
        return URI.create("http://" + reachable(settings.host()) + ":" + port + settings.path());
    }

    /** Returns the host as it stands in a URL; the address that means all of them is none to connect to. */
    static String reachable(String host) {
        return switch (host) {
            case "0.0.0.0" -> "127.0.0.1";
            case "::" -> "[::1]";
            default -> host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        };
    }
}
