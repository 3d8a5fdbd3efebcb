package org.danubecamel.test;

import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.danubecamel.protocol.embedded.EmbeddedBrokerProvider;
import org.jspecify.annotations.Nullable;

/**
 * The broker that the tests run against: an embedded one within this JVM, on the real wire, or the one that the
 * environment names. A system property wins over the environment variable of the same purpose.
 *
 * <ul>
 *   <li>{@code danube.service.url}, {@code DANUBE_SERVICE_URL}: where an external broker listens
 *   <li>{@code danube.admin.url}, {@code DANUBE_ADMIN_URL}: its admin services
 *   <li>{@code danube.embedded.location}, {@code DANUBE_EMBEDDED_LOCATION}: otherwise, the data directory of the embedded
 *       one, in memory by default
 *   <li>{@code danube.broker}, {@code DANUBE_BROKER}: which {@link BrokerKind} it is, {@code real} by default
 * </ul>
 *
 * @param kind whose behaviour to expect
 * @param serviceUrl {@code http://host:port}
 * @param adminUrl {@code http://host:port}, if known
 */
public record BrokerUnderTest(BrokerKind kind, String serviceUrl, Optional<String> adminUrl) {

    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final long RUN = System.currentTimeMillis();

    /** Returns the broker of this run, starting the embedded one at the first call. */
    public static BrokerUnderTest get() {
        return Holder.INSTANCE;
    }

    /** Returns a name that no other test on this broker has, not even in an earlier run. */
    public static String uniqueName(String purpose) {
        return purpose + "-" + Long.toString(RUN, Character.MAX_RADIX) + "-" + NAMES.incrementAndGet();
    }

    /** Returns the name of a topic that does not exist yet, in namespace {@code default}. */
    public static String newTopic(String purpose) {
        return "/default/" + uniqueName(purpose);
    }

    /** Returns whether this broker behaves as danube-broker does in {@code difference}. */
    public boolean has(Difference difference) {
        return difference.isOf(kind);
    }

    static BrokerUnderTest configured(Function<String, @Nullable String> settings) {
        var serviceUrl = settings.apply("danube.service.url");
        if (serviceUrl == null) {
            var location = settings.apply("danube.embedded.location");
            return embedded(location == null ? "" : location);
        }
        var kind = settings.apply("danube.broker");
        return new BrokerUnderTest(
                kind == null ? BrokerKind.REAL : BrokerKind.parse(kind),
                serviceUrl,
                Optional.ofNullable(settings.apply("danube.admin.url")));
    }

    private static BrokerUnderTest embedded(String location) {
        var address = ServiceLoader.load(EmbeddedBrokerProvider.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No broker to test: put danube-embedded on the class path,"
                        + " or set DANUBE_SERVICE_URL to the URL of a broker."))
                .start(location);
        return new BrokerUnderTest(BrokerKind.EMBEDDED, address.serviceUrl(), Optional.of(address.adminUrl()));
    }

    private static @Nullable String setting(String property) {
        var value = System.getProperty(property);
        return value != null ? value : System.getenv(property.replace('.', '_').toUpperCase(Locale.ROOT));
    }

    private static final class Holder {
        static final BrokerUnderTest INSTANCE = configured(BrokerUnderTest::setting);
    }
}
