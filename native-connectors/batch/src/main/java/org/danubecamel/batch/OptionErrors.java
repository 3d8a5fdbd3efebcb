package org.danubecamel.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.PropertyBindingException;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.support.PluginHelper;
import org.danubecamel.batch.sink.WriteGuarantee;

/** Says which options are wrong, and what is allowed. */
final class OptionErrors {

    private static final String ID = "DNB-3001 ";

    private OptionErrors() {}

    /** Names only, because a value may be a secret under a misspelt name. */
    static IllegalArgumentException unknown(CamelContext context, Collection<String> names) {
        return new IllegalArgumentException(
                ID + "Unknown option " + String.join(", ", new TreeSet<>(names))
                        + ". Allowed: " + String.join(", ", known(context))
                        + ". Options of the sink belong to its own URI: write that in RAW(), as in uri=RAW(sql:...?batch=true).");
    }

    static IllegalArgumentException unusable(CamelContext context, PropertyBindingException cause) {
        var name = String.valueOf(cause.getPropertyName());
        return new IllegalArgumentException(
                ID + "Option " + name + "=" + cause.getValue() + " cannot be used. Allowed: " + allowed(context, name)
                        + ".",
                cause);
    }

    /** @throws IllegalArgumentException that names everything that is wrong */
    static void check(DanubeBatchConfiguration options) {
        var problems = new ArrayList<String>();
        if (options.getUri().isBlank()) {
            problems.add("Option uri is missing. Give the sink, as in danube-batch:" + options.getName()
                    + "?uri=direct:write.");
        }
        atLeast(problems, "batchSize", options.getBatchSize(), 1);
        atLeast(problems, "batchBytes", options.getBatchBytes(), 1);
        atLeast(problems, "batchInterval", options.getBatchInterval(), 1);
        atLeast(problems, "batchIdleTimeout", options.getBatchIdleTimeout(), 0);
        atLeast(problems, "maxBatchesInFlight", options.getMaxBatchesInFlight(), 1);
        atLeast(problems, "pendingTimeout", options.getPendingTimeout(), 0);
        if (options.getMaxPendingRecords() != 0) {
            atLeast(problems, "maxPendingRecords", options.getMaxPendingRecords(), options.getBatchSize());
        }
        if (options.getMaxPendingBytes() != 0) {
            atLeast(problems, "maxPendingBytes", options.getMaxPendingBytes(), options.getBatchBytes());
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    ID + "danube-batch:" + options.getName() + ": " + String.join(" ", problems));
        }
    }

    static IllegalArgumentException isItsOwnSink(String name) {
        return new IllegalArgumentException(ID + "danube-batch:" + name
                + " has itself as its sink. Give the endpoint that is to write the records.");
    }

    static IllegalStateException differs(String name, List<String> differences) {
        return new IllegalStateException("DNB-3002 danube-batch:" + name + " is in use with other options: "
                + String.join(", ", differences)
                + ". Endpoints of one name share one batch. Give them the same options, or another name.");
    }

    static IllegalStateException contradicts(String name, WriteGuarantee option, WriteGuarantee declared) {
        return new IllegalStateException("DNB-3003 danube-batch:" + name + " has writeGuarantee=" + option
                + ", but its sink declares that it is " + declared + ". Remove the option.");
    }

    private static void atLeast(List<String> problems, String option, long given, long least) {
        if (given < least) {
            problems.add("Option " + option + "=" + given + " is out of range. Allowed: " + least + " or more.");
        }
    }

    private static Collection<String> known(CamelContext context) {
        return new TreeSet<>(context.getCamelContextExtension()
                .getEndpointUriFactory(DanubeBatchConstants.SCHEME)
                .propertyNames());
    }

    private static String allowed(CamelContext context, String option) {
        var configurer = PluginHelper.getConfigurerResolver(context)
                .resolvePropertyConfigurer(DanubeBatchConstants.SCHEME + "-endpoint-configurer", context);
        if (!(configurer instanceof PropertyConfigurerGetter getter)) {
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
}
