package org.danubecamel.connector.sink;

import static org.danubecamel.records.RecordException.Reason.CONVERSION;
import static org.danubecamel.records.RecordException.Reason.FIELD;
import static org.danubecamel.records.RecordException.Reason.LIMIT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.TypeConversionException;
import org.apache.camel.TypeConverter;
import org.apache.camel.support.MessageHelper;
import org.danubecamel.records.Record;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.format.ReadLimits;
import org.danubecamel.records.format.RecordCodec;
import org.danubecamel.records.format.options.FormatName;
import org.danubecamel.records.json.JsonValues;
import org.danubecamel.records.mapping.MessageMetadata;
import org.jspecify.annotations.Nullable;

/** Makes records of one message, or of a body of which nothing else is known. For use by several threads. */
final class MessageDecoder {

    private final RecordCodec codec;
    private final SinkMapping.Mapping mapping;
    private final String keyHeader;
    private final boolean emptyIsTombstone;
    private final TypeConverter converter;

    MessageDecoder(RecordSinkConfiguration options, RecordCodec codec, TypeConverter converter) {
        this.codec = codec;
        this.converter = converter;
        mapping = new SinkMapping(options).mapping();
        keyHeader = options.getKeyHeader();
        emptyIsTombstone = !hasEmptyBodies(options.getFormat());
    }

    /** Whether a body of no bytes is data, and not the absence of a record. */
    private static boolean hasEmptyBodies(FormatName format) {
        return format == FormatName.TEXT || format == FormatName.RAW || format.isProtobuf();
    }

    /**
     * Adds the records of a message to those of a call.
     *
     * @param item a message or a body
     * @param position the position of the message in the call
     * @throws RecordException if one of its records cannot be read; none is added then
     * @throws UnreadableBodyException if the stream of its body fails; none is added then
     */
    void decode(@Nullable Object item, int position, List<SinkRecord> records) {
        var message = item instanceof Message given ? given : null;
        if (message != null) {
            MessageHelper.resetStreamCache(message);
        }
        var body = message == null ? item : message.getBody();
        var metadata = message == null ? MessageMetadata.NONE : metadata(message);
        try {
            var values = values(body);
            if (values == null) {
                records.add(new SinkRecord(null, withKey(metadata), position, 0));
                return;
            }
            var mapped = new ArrayList<SinkRecord>(values.size());
            for (var index = 0; index < values.size(); index++) {
                mapped.add(new SinkRecord(
                        mapping.map(values.get(index), identified(metadata, index)), metadata, position, index));
            }
            records.addAll(mapped);
        } catch (UncheckedIOException | TypeConversionException e) {
            throw new UnreadableBodyException(e);
        }
    }

    /** The records of one message are told apart by what they get of its identity. */
    private static MessageMetadata identified(MessageMetadata metadata, int index) {
        return index == 0 || metadata.id() == null
                ? metadata
                : new MessageMetadata(
                        SinkRecord.identity(metadata.id(), index),
                        metadata.key(),
                        metadata.topic(),
                        metadata.timestamp());
    }

    private MessageMetadata withKey(MessageMetadata metadata) {
        if (metadata.key() == null) {
            throw new RecordException(
                    FIELD,
                    "The message has no body, which means: delete what has its key. But it has no key either. Allowed: a"
                            + " body, or a key in the header " + keyHeader + ".");
        }
        return metadata;
    }

    /** Returns null for a tombstone. */
    private @Nullable List<Record> values(@Nullable Object body) {
        if (body == null) {
            return null;
        }
        if (body instanceof Record record) {
            return List.of(record);
        }
        if (body instanceof Map<?, ?> map) {
            return List.of(ofMap(map));
        }
        if (body instanceof List<?> list) {
            return ofList(list);
        }
        if (body instanceof JsonNode node) {
            return ofNode(node);
        }
        if (body instanceof InputStream stream) {
            return unpack(stream);
        }
        return ofBytes(bytes(body));
    }

    private @Nullable List<Record> ofBytes(byte[] bytes) {
        return bytes.length == 0 && emptyIsTombstone ? null : unpack(new ByteArrayInputStream(bytes));
    }

    private @Nullable List<Record> unpack(InputStream body) {
        if (emptyIsTombstone) {
            var first = new FirstByte(body);
            return first.isMissing() ? null : read(first);
        }
        return read(body);
    }

    private List<Record> read(InputStream body) {
        try (var reader = codec.reader(body)) {
            return reader.readAll();
        }
    }

    private byte[] bytes(Object body) {
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof CharSequence text) {
            return utf8(text);
        }
        var bytes = isPlainData(body) ? converter.tryConvertTo(byte[].class, body) : null;
        if (bytes == null) {
            throw new RecordException(
                    CONVERSION,
                    "A body of " + body.getClass().getName()
                            + " is no record. Allowed: text, bytes, a stream, a file, a"
                            + " map, a node of Jackson's, a Record, or a list of maps, nodes or Records. Marshal it"
                            + " before.");
        }
        return bytes;
    }

    /** Camel converts far more to bytes, such as what a bean's toString says. */
    private static boolean isPlainData(Object body) {
        return body instanceof org.apache.camel.StreamCache
                || body instanceof java.nio.ByteBuffer
                || body instanceof java.io.File
                || body instanceof java.nio.file.Path
                || body instanceof java.io.Reader
                || body instanceof org.apache.camel.WrappedFile<?>;
    }

    private static byte[] utf8(CharSequence text) {
        try {
            var encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new RecordException(
                    CONVERSION, "The body has half of a surrogate pair. Allowed: text that is valid Unicode.", e);
        }
    }

    private List<Record> ofList(List<?> list) {
        checkNumber(list.size());
        var records = new ArrayList<Record>(list.size());
        for (var element : list) {
            records.add(ofElement(element));
        }
        return records;
    }

    private Record ofElement(@Nullable Object element) {
        if (element instanceof Record record) {
            return record;
        }
        if (element instanceof Map<?, ?> map) {
            return ofMap(map);
        }
        if (element instanceof ObjectNode node) {
            return ofObject(node);
        }
        throw new RecordException(
                CONVERSION,
                "An element of a list is "
                        + (element == null ? "null" : "of " + element.getClass().getName())
                        + ". Allowed: maps, objects of Jackson's, and Records.");
    }

    private static Record ofMap(Map<?, ?> map) {
        var record = Record.builder();
        map.forEach((name, value) -> record.put(String.valueOf(name), value));
        return record.build();
    }

    private List<Record> ofNode(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return List.of(ofObject(object));
        }
        if (!node.isArray()) {
            throw new RecordException(
                    CONVERSION,
                    "A JSON node is " + node.getNodeType() + ". Allowed: an object, or an array of objects.");
        }
        checkNumber(node.size());
        var records = new ArrayList<Record>(node.size());
        node.forEach(element -> records.add(ofElement(element)));
        return records;
    }

    private static Record ofObject(ObjectNode node) {
        try (var parser = node.traverse()) {
            parser.nextToken();
            return new JsonValues(parser, ReadLimits.DEFAULT.maxValues()).object();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void checkNumber(int records) {
        if (records > codec.limits().maxRecords()) {
            throw new RecordException(
                    LIMIT,
                    "The message has " + records + " records. Allowed: at most "
                            + codec.limits().maxRecords() + ". Raise maxMessageRecords.");
        }
    }

    private MessageMetadata metadata(Message message) {
        return new MessageMetadata(
                text(message.getHeader(SinkHeaders.MESSAGE_ID)),
                text(message.getHeader(keyHeader)),
                text(message.getHeader(SinkHeaders.TOPIC)),
                time(message.getHeader(SinkHeaders.TIMESTAMP)));
    }

    private static @Nullable String text(@Nullable Object header) {
        if (header instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        return header == null ? null : header.toString();
    }

    private static @Nullable Instant time(@Nullable Object header) {
        if (header instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue());
        }
        if (header instanceof Date date) {
            return date.toInstant();
        }
        return header instanceof Instant instant ? instant : null;
    }
}
