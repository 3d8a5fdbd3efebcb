package org.danubecamel.records;

import java.util.List;

/**
 * Lists of elements of one type.
 *
 * @param element the type of the elements
 * @param optional whether elements may be null
 */
public record ListType(FieldType element, boolean optional) implements FieldType {

    static ListType of(List<?> list) {
        FieldType element = ScalarType.NULL;
        boolean optional = false;
        for (var each : list) {
            element = element.merge(FieldType.of(each));
            optional |= each == null;
        }
        return new ListType(element, optional);
    }

    @Override
    public String toString() {
        return "list<" + element + (optional ? "?>" : ">");
    }
}
