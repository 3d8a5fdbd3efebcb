package org.danubecamel.connector.datagen.generator;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/** Names that occur in records; some are not ASCII, as names are. */
final class People {

    private static final List<String> FIRST_NAMES = List.of(
            "Ada", "Amir", "Ana", "Björn", "Chen", "Chloé", "Diego", "Elif", "Emeka", "Fatima", "Grace", "Hana", "Igor",
            "Jonas", "Kofi", "Lena", "Mateo", "Mei", "Nadia", "Noah", "Olga", "Priya", "Ravi", "Sofia", "Tomás",
            "Yuki");

    private static final List<String> LAST_NAMES = List.of(
            "Abiola",
            "Andersson",
            "Bauer",
            "Costa",
            "Dubois",
            "Fischer",
            "García",
            "Haddad",
            "Ivanova",
            "Jensen",
            "Kaya",
            "Khan",
            "Kowalski",
            "Lopez",
            "Mensah",
            "Müller",
            "Nguyen",
            "Novak",
            "O'Brien",
            "Patel",
            "Rossi",
            "Sato",
            "Silva",
            "Smith",
            "Wang",
            "Zhang");

    private static final List<String> MAIL_DOMAINS = List.of("example.com", "example.net", "example.org");

    private People() {}

    static String name(Randomness random) {
        return random.oneOf(FIRST_NAMES) + " " + random.oneOf(LAST_NAMES);
    }

    /** An address in a domain that is reserved for examples, unlike any other row's. */
    static String email(String name, long row, Randomness random) {
        var ascii = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toLowerCase(Locale.ROOT)
                .replace(' ', '.')
                .replaceAll("[^a-z.]", "");
        return ascii + "." + row + "@" + random.oneOf(MAIL_DOMAINS);
    }
}
