package org.danubecamel.records.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.danubecamel.records.DecimalType;
import org.danubecamel.records.Field;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.RecordSchema;
import org.danubecamel.records.ScalarType;
import org.danubecamel.records.mapping.MessageMetadata.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping makes the columns that a table has of the records that messages have. */
class FieldMappingTest {

    private static final Record ORDER = Record.of(
            "id",
            "17",
            "customer",
            Record.of("name", "Ada", "address", Record.of("city", "London")),
            "note",
            "x",
            "a.b",
            1);
    private static final MessageMetadata METADATA =
            new MessageMetadata("id-1", "key-1", "/default/orders", Instant.EPOCH);

    @Test
    void columnsComeFromPathsConstantsAndMetadata() {
        var mapping = FieldMapping.builder()
                .select("id", "order_id")
                .asRequired(ScalarType.LONG)
                .select("customer.address.city")
                .select("a\\.b", "odd")
                .constant("source", "danube")
                .metadata("message", Item.ID)
                .metadata("key", Item.KEY)
                .metadata("topic", Item.TOPIC)
                .metadata("time", Item.TIMESTAMP)
                .build();

        assertThat(mapping.map(ORDER, METADATA))
                .isEqualTo(Record.of(
                        "order_id",
                        17L,
                        "city",
                        "London",
                        "odd",
                        1,
                        "source",
                        "danube",
                        "message",
                        "id-1",
                        "key",
                        "key-1",
                        "topic",
                        "/default/orders",
                        "time",
                        Instant.EPOCH));
    }

    @Test
    void whatIsNotThereIsNullUnlessItIsRequired() {
        var optional = FieldMapping.builder().select("customer.phone.number").build();
        var required = FieldMapping.builder()
                .select("id.of.string")
                .asRequired(ScalarType.STRING)
                .build();

        assertThat(optional.map(ORDER, METADATA)).isEqualTo(Record.of("number", null));
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> required.map(ORDER, METADATA))
                .withMessageStartingWith("DNB-3207 Column \"string\" has no value");
    }

    @Test
    void othersArePassedOnUnlessTheyWereTakenOrExcepted() {
        var mapping = FieldMapping.builder()
                .select("id", "order")
                .andOthers()
                .except("note")
                .except("customer")
                .build();

        assertThat(mapping.map(ORDER, METADATA)).isEqualTo(Record.of("order", "17", "a.b", 1));
    }

    @Test
    void anotherFieldDoesNotReplaceAColumn() {
        var mapping = FieldMapping.builder().constant("note", 1).andOthers().build();

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> mapping.map(ORDER, METADATA))
                .withMessageContaining("\"note\" has the name of a column");
    }

    @Test
    void aTargetSchemaMakesTypedColumns() {
        var schema = RecordSchema.of(
                Field.required("id", ScalarType.LONG),
                Field.optional("price", new DecimalType(9, 2)),
                Field.optional("note", ScalarType.STRING));
        var mapping = FieldMapping.builder().columns(schema).build();

        assertThat(mapping.schema()).isEqualTo(schema);
        assertThat(mapping.map(ORDER, METADATA)).isEqualTo(Record.of("id", 17L, "price", null, "note", "x"));
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> mapping.map(Record.of("id", "x17"), METADATA))
                .withMessageStartingWith("DNB-3205 Field \"id\": \"x17\" (string) is no long.");
    }

    @Test
    void aMappingWithoutTypesHasNoSchema() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(FieldMapping.builder().select("id").build()::schema)
                .withMessageContaining("column \"id\" has no type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a..b", "a\\"})
    void pathsWithoutNamesAreRefused(String path) {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> FieldMapping.builder().select(path))
                .withMessageStartingWith("DNB-3201");
    }

    @Test
    void pathsReadWhatTheyWrite() {
        for (var names : List.of(List.of("a", "b"), List.of("a.b"), List.of("\\", ".", "x\\."))) {
            var path = new FieldPath(names);
            assertThat(FieldPath.parse(path.toString())).isEqualTo(path);
        }
    }

    @Test
    void aColumnComesOnce() {
        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> FieldMapping.builder().select("id").constant("id", 1))
                .withMessageContaining("\"id\" twice");
    }
}
