package org.danubecamel.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.danubecamel.records.convert.ConversionOptions;
import org.danubecamel.records.convert.TypeConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema of many records is the narrowest that takes them all. */
class SchemaInferenceTest {

    static Stream<Arguments> promotions() {
        var number = new BigDecimal("12.345");
        return Stream.of(
                Arguments.of(1, 2L, "long"),
                Arguments.of(1, 0.5, "double"),
                Arguments.of(2L, 0.5, "double"),
                Arguments.of(1, number, "decimal(13,3)"),
                Arguments.of(2L, number, "decimal(22,3)"),
                Arguments.of(new BigDecimal("0.00001"), number, "decimal(7,5)"),
                Arguments.of(0.5, number, "string"),
                Arguments.of(1, "text", "string"),
                Arguments.of(true, 1, "string"),
                Arguments.of(LocalDate.EPOCH, "text", "string"),
                Arguments.of(List.of(1), 1, "string"),
                Arguments.of(List.of(), List.of(1), "list<int>"),
                Arguments.of(List.of(1), List.of(0.5), "list<double>"),
                Arguments.of(Record.of("a", 1), Record.of("a", 2L), "struct[a: long]"),
                Arguments.of(Record.of("a", 1), Record.of("b", 2), "struct[a: int?, b: int?]"),
                Arguments.of(List.of(Record.of("a", 1)), List.of(Record.of()), "list<struct[a: int?]>"));
    }

    @ParameterizedTest
    @MethodSource("promotions")
    void twoTypesBecomeOne(Object one, Object other, String expected) {
        assertThat(SchemaInference.infer(List.of(Record.of("f", one), Record.of("f", other))))
                .hasToString("[f: " + expected + "]");
        assertThat(SchemaInference.infer(List.of(Record.of("f", other), Record.of("f", one)))
                        .field("f")
                        .type())
                .hasToString(expected.equals("struct[a: int?, b: int?]") ? "struct[b: int?, a: int?]" : expected);
    }

    @Test
    void nullsAndMissingFieldsAreOptional() {
        var schema = SchemaInference.infer(List.of(
                Record.of("a", 1, "b", null, "c", 1),
                Record.of("a", 2, "b", "x"),
                Record.of("a", 3, "b", "y", "d", 1)));

        assertThat(schema).hasToString("[a: int, b: string?, c: int?, d: int?]");
    }

    @Test
    void listsHaveOptionalElementsWhereOneIsNull() {
        var list = new ArrayList<Object>(List.of(1));
        list.add(null);

        assertThat(SchemaInference.infer(List.of(Record.of("f", list)))).hasToString("[f: list<int?>]");
    }

    @Test
    void columnsStandInTheOrderInWhichTheyWereSeen() {
        var schema = SchemaInference.infer(List.of(Record.of("z", 1), Record.of("a", 1, "z", 1), Record.of("m", 1)));

        assertThat(schema.fields()).extracting(Field::name).containsExactly("z", "a", "m");
    }

    @Test
    void keysThatAreDataDoNotGrowTheSchemaWithoutBound() {
        var inference = new SchemaInference(10);
        for (int i = 0; i < 5; i++) {
            inference.add(Record.of("k", Record.of("f" + i, i)));
        }
        var before = inference.schema();

        assertThatExceptionOfType(RecordException.class)
                .isThrownBy(() -> {
                    for (int i = 5; i < 20; i++) {
                        inference.add(Record.of("k", Record.of("f" + i, i)));
                    }
                })
                .withMessageStartingWith("DNB-3204 The records have more than 10 different fields");
        assertThat(before.size()).isEqualTo(1);
        assertThat(inference.schema().field("k").type())
                .asString()
                .contains("f8")
                .doesNotContain("f10");
    }

    /** Longs that doubles do not hold are left out: they are an error of that record. */
    @Test
    void eachRecordFitsTheSchemaOfAll() {
        var converter = new TypeConverter(ConversionOptions.DEFAULT);
        LongStream.range(0, 300).forEach(seed -> {
            var random = new RandomRecords(seed);
            var records = new ArrayList<Record>();
            for (int i = 0; i < 5; i++) {
                records.addAll(random.records(withoutLongs(random.schema(3)), 2));
            }
            var schema = SchemaInference.infer(records);

            for (var record : records) {
                assertThat(converter.convert(record, schema).size())
                        .as("seed " + seed)
                        .isEqualTo(schema.size());
            }
        });
    }

    @Test
    void theOrderOfMergingDoesNotMatter() {
        LongStream.range(0, 500).forEach(seed -> {
            var random = new RandomRecords(seed);
            var a = random.schema(3);
            var b = random.schema(3);
            var c = random.schema(3);

            assertThat(a.merge(b).merge(c)).as("seed " + seed).isEqualTo(a.merge(b.merge(c)));
            assertThat(a.merge(b).merge(b)).as("seed " + seed).isEqualTo(a.merge(b));
        });
    }

    private static RecordSchema withoutLongs(RecordSchema schema) {
        return RecordSchema.of(schema.fields().stream()
                .map(field -> new Field(field.name(), withoutLongs(field.type()), field.optional()))
                .toList());
    }

    private static FieldType withoutLongs(FieldType type) {
        if (type instanceof ListType list) {
            return new ListType(withoutLongs(list.element()), list.optional());
        }
        if (type instanceof StructType struct) {
            return new StructType(withoutLongs(struct.schema()));
        }
        return type == ScalarType.LONG ? ScalarType.INT : type;
    }
}
