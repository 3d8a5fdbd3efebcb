package org.danubecamel.connector.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the store that the option {@code positionStore} names. */
final class PositionStores {

    private static final Logger LOG = LoggerFactory.getLogger(PositionedConsumer.class);

    private static final String FILE = "file:";
    private static final String DANUBE = "danube:";
    private static final String BEAN = "bean:";
    private static final String SYSTEM = "system";
    private static final String NONE = "none";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9_-]");
    private static final int LONGEST_NAME = 100;

    private PositionStores() {}

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns what is wrong with the option, a sentence. */
    static Optional<String> problem(@Nullable String option) {
        if (option == null || option.equals(SYSTEM) || option.equals(NONE)) {
            return Optional.empty();
        }
        if (option.startsWith(BEAN) && option.length() > BEAN.length()) {
            return Optional.empty();
        }
        if (option.startsWith(DANUBE)) {
            return DanubePositions.problem(option.substring(DANUBE.length()));
        }
        if (option.startsWith(FILE) && option.length() > FILE.length()) {
            return fileProblem(option);
        }
        return Optional.of("Option positionStore=" + option
                + " cannot be used. Allowed: file:DIR, danube:TOPIC?serviceUrl=URL, system, bean:NAME or none.");
    }

    private static Optional<String> fileProblem(String option) {
        try {
            var directory = Path.of(option.substring(FILE.length()));
            return directory.getFileName() != null || directory.isAbsolute()
                    ? Optional.empty()
                    : Optional.of("Option positionStore=" + option + " names no directory.");
        } catch (InvalidPathException e) {
            return Optional.of("Option positionStore=" + option + " names no directory: " + e.getReason() + ".");
        }
    }

    /** Returns the name of a source's position. */
    static String name(PositionedSource source, SourceConfiguration options) {
        var given = options.getPositionName();
        if (given != null) {
            return given;
        }
        var name = UNSAFE.matcher(source.name()).replaceAll("-");
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /** Returns the store for a source, not open yet. */
    static PositionStore of(CamelContext context, PositionedSource source, SourceConfiguration options) {
        var option = options.getPositionStore();
        var system = source.systemStore();
        if (option == null) {
            return system != null ? system : untold(source);
        }
        if (option.equals(NONE)) {
            return new NoPositionStore();
        }
        if (option.equals(SYSTEM)) {
            if (system == null) {
                throw SourceSetupException.of(
                        source.name(),
                        List.of(
                                "Option positionStore=system cannot be used: this source keeps no position in the system"
                                        + " that it reads. Give file:DIR."));
            }
            return system;
        }
        if (option.startsWith(BEAN)) {
            return CamelContextHelper.mandatoryLookup(context, option.substring(BEAN.length()), PositionStore.class);
        }
        if (option.startsWith(DANUBE)) {
            return DanubePositions.store(context, option.substring(DANUBE.length()), name(source, options));
        }
        return new FilePositionStore(Path.of(option.substring(FILE.length())), name(source, options));
    }

    private static PositionStore untold(PositionedSource source) {
        LOG.warn(
                "{} keeps no position: it begins anew each time that its route starts, so that records come again or, where"
                        + " it begins with new ones, are never read. Set positionStore=file:DIR, or none if that is meant.",
                source.name());
        return new NoPositionStore();
    }
}
