package org.danubecamel.component;

import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.danubecamel.client.DanubeException;
import org.danubecamel.client.ErrorId;
import org.danubecamel.client.SendOutcome;

/** Says which option of an endpoint's URI is wrong, and what is allowed. */
final class OptionErrors {

    private OptionErrors() {}

    /** Names only, because a value may be a secret under a misspelt name. */
    static DanubeException unknown(CamelContext context, Collection<String> names) {
        return new DanubeException(
                ErrorId.OPTION,
                "Unknown option " + String.join(", ", new TreeSet<>(names)) + ". Allowed: "
                        + String.join(", ", known(context)) + ".");
    }

    static DanubeException unusable(DanubeEndpoint endpoint, PropertyBindingException cause) {
        var name = cause.getPropertyName();
        return new DanubeException(
                ErrorId.OPTION,
                "Option " + name + "=" + cause.getValue() + " cannot be used. Allowed: "
                        + allowed(endpoint.getCamelContext(), name) + ".",
                SendOutcome.REFUSED,
                false,
                cause);
    }

    private static Collection<String> known(CamelContext context) {
        return new TreeSet<>(context.getCamelContextExtension()
                .getEndpointUriFactory(DanubeConstants.SCHEME)
                .propertyNames());
    }

    private static String allowed(CamelContext context, String option) {
        if (!(configurer(context) instanceof PropertyConfigurerGetter getter)) {
            return "see the documentation";
        }
        var type = getter.getOptionType(option, true);
        if (type == null) {
            return "see the documentation";
        }
        return type.isEnum()
                ? "one of " + Arrays.toString(type.getEnumConstants())
                : "a value of type " + type.getSimpleName();
    }

    /** @throws DanubeException {@link ErrorId#OPTION} if {@code given} is less than 1 */
    static void requirePositive(String option, int given) {
        if (given < 1) {
            throw new DanubeException(
                    ErrorId.OPTION, "Option " + option + "=" + given + " is out of range. Allowed: 1 or more.");
        }
    }

    /** @throws DanubeException {@link ErrorId#OPTION} if {@code given} is less than 0 */
    static void requireNotNegative(String option, int given) {
        if (given < 0) {
            throw new DanubeException(
                    ErrorId.OPTION, "Option " + option + "=" + given + " is out of range. Allowed: 0 or more.");
        }
    }

    private static Object configurer(CamelContext context) {
        return PluginHelper.getConfigurerResolver(context)
                .resolvePropertyConfigurer(DanubeConstants.SCHEME + "-endpoint-configurer", context);
    }
}
