package org.danubecamel.client.internal.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.protocol.embedded.EmbeddedBrokerAddress;
import org.danubecamel.protocol.embedded.EmbeddedBrokerProvider;
import org.jspecify.annotations.Nullable;

/**
 * Where a broker listens.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param port 1 to 65535
 */
public record ServiceUrl(String host, int port) {

    private static final String EMBEDDED = "embedded:";
    /** No underscore, although container tools give such names: the network library cannot resolve them. */
    private static final Pattern AUTHORITY = Pattern.compile("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\]):(\\d{1,5})");

    private static final String ALLOWED = "http://host:port, or embedded: or embedded:DIR for a broker within this JVM";

    /**
     * Reads the URL that a user gave, and starts the embedded broker where it names one.
     *
     * @throws DanubeException {@link ErrorId#SERVICE_URL} or {@link ErrorId#EMBEDDED_MISSING}
     */
    public static ServiceUrl resolve(@Nullable String given) {
        return resolve("service URL", given, EmbeddedBrokerAddress::serviceUrl);
    }

    /**
     * Reads the URL of admin services that a user gave; {@code embedded:} and {@code embedded:DIR} mean those of the
     * embedded broker of that service URL.
     *
     * @throws DanubeException {@link ErrorId#SERVICE_URL} or {@link ErrorId#EMBEDDED_MISSING}
     */
    public static ServiceUrl resolveAdmin(@Nullable String given) {
        return resolve("admin URL", given, EmbeddedBrokerAddress::adminUrl);
    }

    private static ServiceUrl resolve(
            String role, @Nullable String given, Function<EmbeddedBrokerAddress, String> ofEmbedded) {
        if (given == null || given.isBlank()) {
            throw new DanubeException(ErrorId.SERVICE_URL, "No " + role + " is given. Allowed: " + ALLOWED + ".");
        }
        return given.startsWith(EMBEDDED) ? parse(ofEmbedded.apply(embedded(given))) : parse(role, given);
    }

    /**
     * Reads the URL of a broker, as users and brokers write it.
     *
     * @throws DanubeException {@link ErrorId#SERVICE_URL} if it is malformed
     */
    public static ServiceUrl parse(String given) {
        return parse("service URL", given);
    }

    private static ServiceUrl parse(String role, String given) {
        URI uri;
        try {
            uri = new URI(given);
        } catch (URISyntaxException e) {
            throw malformed(role, given, e.getReason());
        }
        if ("https".equalsIgnoreCase(uri.getScheme())) {
            throw malformed(role, given, "encrypted connections are not supported by this version");
        }
        if (!"http".equalsIgnoreCase(uri.getScheme()) || uri.getRawAuthority() == null) {
            throw malformed(role, given, "it does not begin with http://");
        }
        var path = uri.getRawPath();
        var authority = AUTHORITY.matcher(uri.getRawAuthority());
        var onlyAuthority = uri.getRawQuery() == null && (path.isEmpty() || path.equals("/"));
        if (!onlyAuthority || uri.getRawAuthority().contains("@")) {
            throw malformed(role, given, "nothing but host and port is allowed");
        }
        // The library's own check too: what it cannot resolve, such as "broker.1", must fail here.
        if (uri.getHost() == null || !authority.matches() || !isPort(authority.group(2))) {
            throw malformed(
                    role,
                    given,
                    "it needs a host, of letters, digits, '.' and '-' or an address, and a port from 1 to 65535");
        }
        return new ServiceUrl(authority.group(1), Integer.parseInt(authority.group(2)));
    }

    private static boolean isPort(String digits) {
        var port = Integer.parseInt(digits);
        return port >= 1 && port <= 65_535;
    }

    private static EmbeddedBrokerAddress embedded(String given) {
        var provider = ServiceLoader.load(EmbeddedBrokerProvider.class, ServiceUrl.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new DanubeException(
                        ErrorId.EMBEDDED_MISSING,
                        "The service URL '" + given + "' needs the embedded broker, which is not on the class path."
                                + " Add the dependency org.danubecamel:danube-embedded."));
        try {
            return provider.start(given.substring(EMBEDDED.length()));
        } catch (IllegalArgumentException e) {
            throw malformed("service URL", given, String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            throw new DanubeException(
                    ErrorId.SERVICE_URL,
                    "The broker of service URL '" + given + "' cannot be started. " + e.getMessage());
        }
    }

    private static DanubeException malformed(String role, String given, String why) {
        return new DanubeException(
                ErrorId.SERVICE_URL,
                Character.toUpperCase(role.charAt(0)) + role.substring(1) + " '" + withoutSecrets(given)
                        + "' cannot be used: " + why + ". Allowed: " + ALLOWED + ".");
    }

    /** Whatever may be a password: all before the last {@code @}, and the values of a query. */
    private static String withoutSecrets(String given) {
        return given.replaceAll("(?s)^([A-Za-z][A-Za-z0-9+.-]*://)?.*@", "$1***@")
                .replaceAll("(?s)\\?.*", "?***");
    }

    /** Returns {@code http://host:port}. */
    @Override
    public String toString() {
        return "http://" + host + ":" + port;
    }
}
