package org.danubecamel.kamelets.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules about how a template uses the properties. */
final class ParameterRules {

    static final List<KameletRule> ALL = List.of(
            new KameletRule("uses what it declares", ParameterRules::used),
            new KameletRule("declares what it uses", ParameterRules::declared),
            new KameletRule("leaves out what has no value", ParameterRules::optional),
            new KameletRule("leaves values out of beans only", ParameterRules::optionalInBeans));

    /** What Camel gives to each template: the id of the route that is made of it. */
    static final String ROUTE_ID = "routeId";

    private ParameterRules() {}

    private static Stream<String> used(Kamelet kamelet) {
        var used = usedNames(kamelet);
        return declaredNames(kamelet)
                .filter(name -> !used.contains(name))
                .map(name -> name + " is declared and never used");
    }

    private static Stream<String> declared(Kamelet kamelet) {
        var declared = declaredNames(kamelet).toList();
        return usedNames(kamelet).stream()
                .filter(name -> !declared.contains(name) && !name.equals(ROUTE_ID))
                .map(name -> name + " is used and not declared");
    }

    private static Stream<String> optional(Kamelet kamelet) {
        var withoutValue = kamelet.properties().stream()
                .filter(property ->
                        !property.has("default") && !kamelet.required().contains(property.name()))
                .map(KameletProperty::name)
                .toList();
        var declared = declaredNames(kamelet).toList();
        return Placeholder.in(kamelet.template()).stream()
                .filter(placeholder -> declared.contains(placeholder.name()) && !placeholder.secret())
                .filter(placeholder -> placeholder.optional() != withoutValue.contains(placeholder.name()))
                .map(placeholder -> placeholder.optional()
                        ? placeholder.name() + " always has a value and needs no '?'"
                        : placeholder.name() + " may have no value and needs a '?'");
    }

    /**
     * Where an endpoint's parameter is left out, Camel 4.17 and 4.18 encode its other parameters once more, and those
     * that came from a Pipe encoded, as URLs do, arrive unusable. An empty default leaves nothing out.
     */
    private static Stream<String> optionalInBeans(Kamelet kamelet) {
        return Placeholder.in(kamelet.templateWithoutBeanProperties()).stream()
                .filter(Placeholder::optional)
                .map(placeholder -> placeholder.name() + " is optional in '" + placeholder.text() + "'");
    }

    private static Set<String> usedNames(Kamelet kamelet) {
        return Placeholder.in(kamelet.template()).stream()
                .map(Placeholder::name)
                .collect(Collectors.toSet());
    }

    /** Returns the properties and the template's own beans, both of which a placeholder may name. */
    private static Stream<String> declaredNames(Kamelet kamelet) {
        return Stream.concat(
                kamelet.properties().stream().map(KameletProperty::name),
                kamelet.beans().stream().map(bean -> Kamelet.text(bean.get("name"))));
    }
}
