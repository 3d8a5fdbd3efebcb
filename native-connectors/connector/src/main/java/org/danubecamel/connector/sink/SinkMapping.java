package org.danubecamel.connector.sink;

import java.util.Arrays;
import org.danubecamel.connector.OptionProblems;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.mapping.FieldMapping;
import org.danubecamel.records.mapping.MessageMetadata;
import org.jspecify.annotations.Nullable;

/** The mapping that the options {@code fields} and {@code message…Field} stand for. */
final class SinkMapping {

    private static final String OTHERS = "*";

    private final RecordSinkConfiguration options;

    SinkMapping(RecordSinkConfiguration options) {
        this.options = options;
    }

    void check(OptionProblems problems) {
        try {
            mapping();
        } catch (RecordException e) {
            problems.add(
                    "Option fields=" + options.getFields() + " or a field for metadata cannot be used: " + e.detail());
        }
    }

    /** Returns what makes the record that is written of the record that was read. */
    Mapping mapping() {
        var mapping = FieldMapping.builder();
        var names = Arrays.stream(options.getFields().split(",", -1))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        for (var name : names) {
            if (!name.equals(OTHERS)) {
                select(mapping, name);
            }
        }
        var metadata = metadata(mapping, options.getMessageIdField(), MessageMetadata.Item.ID)
                | metadata(mapping, options.getMessageKeyField(), MessageMetadata.Item.KEY)
                | metadata(mapping, options.getMessageTopicField(), MessageMetadata.Item.TOPIC)
                | metadata(mapping, options.getMessageTimestampField(), MessageMetadata.Item.TIMESTAMP);
        if (names.isEmpty() && !metadata) {
            return (record, known) -> record;
        }
        if (names.isEmpty() || names.contains(OTHERS)) {
            mapping.andOthers();
        }
        return mapping.build()::map;
    }

    /** Applied to each record that is read. */
    @FunctionalInterface
    interface Mapping {
        Record map(Record record, MessageMetadata metadata);
    }

    /** A colon within a path is not supported: no format here has names with one that could not be selected by *. */
    private static void select(FieldMapping.Builder mapping, String field) {
        var colon = field.lastIndexOf(':');
        if (colon < 0) {
            mapping.select(field);
        } else {
            mapping.select(field.substring(0, colon), notEmpty(field.substring(colon + 1)));
        }
    }

    private static String notEmpty(String name) {
        if (name.isEmpty()) {
            throw new RecordException(RecordException.Reason.SETUP, "A name after a colon is empty. Give one.");
        }
        return name;
    }

    private static boolean metadata(FieldMapping.Builder mapping, @Nullable String field, MessageMetadata.Item item) {
        if (field == null || field.isBlank()) {
            return false;
        }
        mapping.metadata(field, item);
        return true;
    }
}
