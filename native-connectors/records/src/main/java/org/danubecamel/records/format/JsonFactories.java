package org.danubecamel.records.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import org.danubecamel.records.DecimalType;

/** Parsers that refuse what is beyond the limits. */
final class JsonFactories {

    private static final JsonFactory DEFAULT = make(ReadLimits.DEFAULT);
    /** The array around the records. */
    private static final int OUTER_DEPTH = 1;
    /** A sign, a point, and an exponent. */
    private static final int AROUND_DIGITS = 20;

    private static final int MAX_NAME = 50_000;

    private JsonFactories() {}

    static JsonFactory of(ReadLimits limits) {
        return limits.equals(ReadLimits.DEFAULT) ? DEFAULT : make(limits);
    }

    private static JsonFactory make(ReadLimits limits) {
        return JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth() + OUTER_DEPTH)
                        .maxStringLength(limits.maxRecordBytes())
                        .maxNameLength(Math.min(limits.maxRecordBytes(), MAX_NAME))
                        .maxNumberLength(DecimalType.MAX_PRECISION + AROUND_DIGITS)
                        .build())
                .build();
    }
}
