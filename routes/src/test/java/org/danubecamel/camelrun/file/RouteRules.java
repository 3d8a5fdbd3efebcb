package org.danubecamel.camelrun.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What holds for every route file, so that users can rely on name, head and command alike. */
final class RouteRules {

    private static final String KAMELETS =
            "mvn:org.danubecamel:camel-danube-kamelets:" + System.getProperty("project.version");
    private static final String SOURCE = "danube-source";
    private static final String SINK = "danube-sink";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.+?)}}");

    private final RouteFile file;
    private final List<String> broken = new ArrayList<>();

    private RouteRules(RouteFile file) {
        this.file = file;
    }

    /** Returns what {@code file} breaks, empty if nothing. */
    static List<String> broken(RouteFile file) {
        var rules = new RouteRules(file);
        rules.name();
        rules.command();
        rules.placeholders();
        rules.kamelets();
        rules.broken.addAll(YamlDslSchema.errors(file.yaml()));
        return rules.broken;
    }

    private void name() {
        var system = file.path().getName(file.path().getNameCount() - 2).toString();
        var to = Pattern.quote(system) + "(-[a-z0-9-]+)?";
        check(
                file.name().matches("danube-to-" + to + "|" + to + "-to-danube"),
                "named neither danube-to-" + system + " nor " + system + "-to-danube");
    }

    private void command() {
        var command = file.command();
        var name = file.path().getFileName().toString();
        check(command.file().equals(name), "the command runs " + command.file() + ", not " + name);
        check(
                command.dependencies().equals(List.of(KAMELETS)),
                "the command depends on " + command.dependencies() + ", not on " + KAMELETS
                        + " alone, whose Kamelets name the rest");
    }

    private void placeholders() {
        var used = PLACEHOLDER
                .matcher(file.yaml().toString())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        var given = new TreeSet<>(file.command().properties().keySet());
        given.removeIf(property -> property.startsWith("camel."));
        check(used.equals(given), "placeholders " + used + " and properties of the command " + given + " differ");
    }

    private void kamelets() {
        var uses = file.kamelets();
        var names = uses.stream().map(KameletUse::name).toList();
        var toDanube = file.name().endsWith("-to-danube");
        check(
                toDanube ? names.indexOf(SINK) == names.size() - 1 && names.size() > 1 : names.indexOf(SOURCE) == 0,
                "it does not " + (toDanube ? "end with " + SINK : "begin with " + SOURCE) + ": " + names);
        for (var use : uses) {
            var kamelet = KameletDefinition.of(use.name());
            if (kamelet == null) {
                broken.add("there is no Kamelet " + use.name());
                continue;
            }
            var given = new TreeSet<>(use.parameters().keySet());
            check(kamelet.properties().containsAll(given), use.name() + " has not all of the properties " + given);
            given.addAll(givenByCommand(use.name()));
            check(
                    given.containsAll(kamelet.required()),
                    use.name() + " requires " + kamelet.required() + ", has " + given);
        }
    }

    /** Secrets are given so: in no URI, and in no file. */
    private Set<String> givenByCommand(String kamelet) {
        var beginning = "camel.kamelet." + kamelet + ".";
        return file.command().properties().keySet().stream()
                .filter(property -> property.startsWith(beginning))
                .map(property -> property.substring(beginning.length()))
                .collect(Collectors.toSet());
    }

    private void check(boolean kept, String what) {
        if (!kept) {
            broken.add(what);
        }
    }
}
