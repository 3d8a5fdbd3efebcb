package org.danubecamel.connector;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** A component that says all that is wrong with the options of an endpoint at once: unknown, unusable, and what they mean. */
public abstract class ConnectorComponent extends DefaultComponent {

    private static final String ID = "DNB-3301";

    /** Creates a component that is yet to be added to a context. */
    protected ConnectorComponent() {}

    /** Creates a component for {@code context}. */
    protected ConnectorComponent(CamelContext context) {
        super(context);
    }

    /**
     * Sets the endpoint's options.
     *
     * @param uri the endpoint's URI
     * @param parameters what is given in it; empty afterwards
     * @param check adds what is wrong with the options that could be set
     * @return the endpoint
     * @throws ConfigurationException that names everything that is wrong
     * @throws Exception if the endpoint cannot be set up
     */
    protected final <E extends Endpoint> E configured(
            E endpoint, String uri, Map<String, Object> parameters, Consumer<OptionProblems> check) throws Exception {
        var problems = new OptionProblems(ID, withoutOptions(uri));
        var unknown = new TreeSet<String>();
        for (var given : new TreeMap<>(parameters).entrySet()) {
            if (!set(endpoint, given.getKey(), given.getValue(), problems)) {
                unknown.add(given.getKey());
            }
        }
        parameters.clear();
        if (!unknown.isEmpty()) {
            // Names only: a value may be a secret under a misspelt name.
            problems.add("Unknown option " + String.join(", ", unknown) + ". Allowed: "
                    + String.join(", ", new TreeSet<>(factory().propertyNames())) + ".");
        }
        check.accept(problems);
        problems.throwIfAny();
        return endpoint;
    }

    /** Returns whether there is such an option. */
    private boolean set(Endpoint endpoint, String option, @Nullable Object value, OptionProblems problems)
            throws Exception {
        var one = new HashMap<String, Object>();
        one.put(option, value);
        try {
            setProperties(endpoint, one);
            return one.isEmpty();
        } catch (PropertyBindingException e) {
            problems.add(
                    "Option " + option + given(option, value) + " cannot be used. Allowed: " + allowed(option) + ".");
            return true;
        }
    }

    private String given(String option, @Nullable Object value) {
        var secret = factory().secretPropertyNames().contains(option);
        return secret ? "" : "=" + value;
    }

    private String allowed(String option) {
        var configurer = PluginHelper.getConfigurerResolver(getCamelContext())
                .resolvePropertyConfigurer(scheme() + "-endpoint-configurer", getCamelContext());
        var type = configurer instanceof PropertyConfigurerGetter getter ? getter.getOptionType(option, true) : null;
        if (type == null) {
            return "see the documentation";
        }
        return type.isEnum()
                ? "one of " + Arrays.toString(type.getEnumConstants())
                : "a value of type " + type.getSimpleName();
    }

    private EndpointUriFactory factory() {
        return getCamelContext().getCamelContextExtension().getEndpointUriFactory(scheme());
    }

    /** That of the class: a component may be in the registry under another name, as one that is a bean of a Kamelet. */
    private String scheme() {
        return getClass().getAnnotation(Component.class).value();
    }

    private static String withoutOptions(String uri) {
        var path = uri.indexOf('?') < 0 ? uri : uri.substring(0, uri.indexOf('?'));
        return path.replace("://", ":");
    }
}
