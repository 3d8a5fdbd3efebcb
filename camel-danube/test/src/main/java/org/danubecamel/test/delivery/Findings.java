package org.danubecamel.test.delivery;

import java.util.List;

/**
 * The findings of one category.
 *
 * @param count how many there are
 * @param examples the first few
 */
public record Findings(long count, List<String> examples) {

    static final Findings NONE = new Findings(0, List.of());

    /** Copies the list. */
    public Findings {
        examples = List.copyOf(examples);
    }
}
