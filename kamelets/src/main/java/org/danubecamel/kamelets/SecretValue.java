package org.danubecamel.kamelets;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** The value of a credential, from what a Kamelet was given for it. */
final class SecretValue {

    /** What {@link java.net.URLEncoder} makes, with something in it that it had to encode. */
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9.*_+-]*(%[0-9A-F]{2}[A-Za-z0-9.*_+-]*)+");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(env:)?([^{}?:]+)}}");

    private final CamelContext camel;

    SecretValue(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * Returns the value. Given as the property {@code camel.kamelet.NAME.password}, it is what is given. A Pipe gives it
     * encoded as in a URI. A placeholder is looked up.
     *
     * @param given what the Kamelet has
     * @param kamelet the name of the Kamelet
     * @param property the name of its property
     */
    String of(String given, String kamelet, String property) {
        var value = isOwnProperty(given, kamelet, property)
                        || !ENCODED.matcher(given).matches()
                ? given
                : URLDecoder.decode(given, StandardCharsets.UTF_8);
        var placeholder = PLACEHOLDER.matcher(value);
        if (!placeholder.matches()) {
            return value;
        }
        var name = placeholder.group(2);
        var found = placeholder.group(1) == null ? property(name) : environment(name);
        return found != null ? found : camel.resolvePropertyPlaceholders(value);
    }

    /** Whether it came from a property or a variable of the environment that is meant for this Kamelet. */
    private boolean isOwnProperty(String given, String kamelet, String property) {
        var own = camel.getPropertiesComponent()
                .loadProperties(
                        name -> name.startsWith("camel.kamelet." + kamelet + ".") && name.endsWith("." + property));
        return own.stringPropertyNames().stream().anyMatch(name -> given.equals(own.getProperty(name)))
                || System.getenv().entrySet().stream()
                        .anyMatch(variable -> variable.getKey().startsWith("CAMEL_KAMELET_")
                                && variable.getValue().equals(given));
    }

    /** Not by Camel's placeholders, which log what they find. */
    private @Nullable String property(String name) {
        return camel.getPropertiesComponent().loadProperties(name::equals).getProperty(name);
    }

    private static @Nullable String environment(String name) {
        var exact = System.getenv(name);
        return exact != null
                ? exact
                : System.getenv(name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT));
    }
}
