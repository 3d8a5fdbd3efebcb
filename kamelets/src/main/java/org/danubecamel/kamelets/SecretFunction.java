package org.danubecamel.kamelets;

import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.spi.PropertiesFunction;
import org.jspecify.annotations.Nullable;

/**
 * The placeholder <code>{{danube-secret:password}}</code> in the template of a Kamelet: it stands for the Kamelet's property
 * {@code password}, and becomes a reference to a bean that is the value, {@code #bean:danube-secret-1}; nothing if the
 * property has no value. So the value is in no URI, and in no log, of whatever level: Camel logs each placeholder and each
 * endpoint's URI with their values. Found by Camel through the class path.
 */
public final class SecretFunction implements PropertiesFunction, CamelContextAware {

    private static final String NAME = "danube-secret";

    private final Map<String, String> beans = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private @Nullable CamelContext context;

    /** Creates the function; Camel sets its context. */
    public SecretFunction() {}

    @Override
    public String getName() {
        return NAME;
    }

    /**
     * Returns the reference.
     *
     * @param property the name of a property of the Kamelet
     * @throws IllegalStateException if it is not used in a Kamelet
     */
    @Override
    public String apply(String property) {
        var camel = context;
        var kamelet = camel == null ? null : camel.getPropertiesComponent().getLocalProperties();
        if (camel == null || kamelet == null) {
            throw new IllegalStateException(
                    "DNB-3621 The placeholder {{" + NAME + ":" + property
                            + "}} stands outside of a Kamelet. Use it in the template of a Kamelet, for one of its properties.");
        }
        var given = kamelet.getProperty(property);
        if (given == null || given.isEmpty()) {
            return "";
        }
        var bean = beans.computeIfAbsent(route(kamelet) + " " + property, key -> NAME + "-" + count.incrementAndGet());
        camel.getRegistry()
                .bind(bean, new SecretValue(camel).of(given, kamelet.getProperty("templateId", ""), property));
        return "#bean:" + bean;
    }

    /** One Kamelet in two routes may have two values. */
    private static String route(Properties kamelet) {
        return kamelet.getProperty("routeId", "");
    }

    @Override
    public @Nullable CamelContext getCamelContext() {
        return context;
    }

    @Override
    public void setCamelContext(CamelContext context) {
        this.context = context;
    }
}
