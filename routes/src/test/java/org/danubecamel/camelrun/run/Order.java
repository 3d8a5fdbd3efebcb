package org.danubecamel.camelrun.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;

/** A record of the tests. */
public record Order(long id, String customer) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the one with {@code id}; its text has what formats and systems mistake for something else. */
    public static Order of(long id) {
        return new Order(id, "Zoë \"" + id + "\" O'Neil, \\ 𝄞");
    }

    /** Returns those from {@code first} up to, without, {@code end}. */
    public static List<Order> range(long first, long end) {
        return LongStream.range(first, end).mapToObj(Order::of).toList();
    }

    public static Order fromJson(String json) {
        try {
            return fromJson(JSON.readTree(json));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Order fromJson(JsonNode node) {
        return new Order(node.path("id").asLong(), node.path("customer").asText());
    }

    public String json() {
        return JSON.createObjectNode().put("id", id).put("customer", customer).toString();
    }

    /** Returns the same as it is written from a record: in ASCII beyond the basic plane of Unicode. */
    public String escapedJson() {
        return json().replace("𝄞", "\\uD834\\uDD1E");
    }

    byte[] body() {
        return json().getBytes(StandardCharsets.UTF_8);
    }
}
