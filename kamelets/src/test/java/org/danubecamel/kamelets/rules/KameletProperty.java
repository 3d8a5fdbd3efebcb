package org.danubecamel.kamelets.rules;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One property of a Kamelet, as its definition declares it. */
record KameletProperty(String name, Map<String, Object> declaration) {

    private static final Pattern SECRET_NAME = Pattern.compile(
            ".*(password|passphrase|secret|token|credentials?|apiKey|accessKey|privateKey)$", Pattern.CASE_INSENSITIVE);

    boolean has(String key) {
        return declaration.containsKey(key);
    }

    String text(String key) {
        return Kamelet.text(declaration.get(key));
    }

    boolean isType(String type) {
        return text("type").equals(type);
    }

    boolean isPassword() {
        return text("format").equals("password");
    }

    boolean isCredential() {
        return Kamelet.texts(declaration.get("x-descriptors")).contains("urn:camel:group:credentials");
    }

    boolean isNamedLikeASecret() {
        return SECRET_NAME.matcher(name).matches();
    }

    /** Returns why {@code value} is not an allowed value of this property, null if it is one. */
    @Nullable String objectionTo(@Nullable Object value) {
        var allowed = Kamelet.asList(declaration.get("enum"));
        if (!allowed.isEmpty() && !allowed.contains(value)) {
            return "is not one of " + allowed;
        }
        return switch (text("type")) {
            case "string" -> value instanceof String text ? objectionToText(text) : "is not a string";
            case "boolean" -> value instanceof Boolean ? null : "is not a boolean";
            case "integer" ->
                value instanceof Integer || value instanceof Long
                        ? objectionToNumber((Number) value)
                        : "is not an integer";
            case "number" -> value instanceof Number number ? objectionToNumber(number) : "is not a number";
            default -> null;
        };
    }

    private @Nullable String objectionToText(String value) {
        return has("pattern")
                        && !Pattern.compile(text("pattern")).matcher(value).find()
                ? "does not match " + text("pattern")
                : null;
    }

    private @Nullable String objectionToNumber(Number value) {
        var tooSmall =
                declaration.get("minimum") instanceof Number minimum && value.doubleValue() < minimum.doubleValue();
        var tooLarge =
                declaration.get("maximum") instanceof Number maximum && value.doubleValue() > maximum.doubleValue();
        return tooSmall || tooLarge ? "is out of range" : null;
    }
}
