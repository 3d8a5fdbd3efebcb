package org.danubecamel.routes.outage;

import java.util.List;
import java.util.stream.IntStream;

/** Bodies of a kibibyte that begin with a number. */
final class NumberedText {

    private static final String REST = " ".repeat(1 << 10);

    private NumberedText() {}

    /** Returns those of the numbers from {@code first} on. */
    static List<String> of(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> number + REST)
                .toList();
    }

    static int number(Object text) {
        return Integer.parseInt(text.toString().strip());
    }
}
