package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.LIMIT;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.InputStream;
import org.danubecamel.records.RecordException;
import org.danubecamel.records.json.JsonValues;
import org.jspecify.annotations.Nullable;

/** Reads an object from each line; lines without anything are passed over. */
final class JsonLinesReader extends BodyReader {

    private final JsonFactory json;

    JsonLinesReader(InputStream body, ReadLimits limits) {
        this(body, limits, Position.START);
    }

    JsonLinesReader(InputStream body, ReadLimits limits, Position from) {
        super(body, limits, from);
        this.json = JsonFactories.of(limits);
    }

    @Override
    protected @Nullable Unpacked read() {
        var line = input().readLine(limits().maxRecordBytes());
        while (line != null && line.whole() && isBlank(line.bytes())) {
            line = input().readLine(limits().maxRecordBytes());
        }
        return line == null ? null : record(line);
    }

    private Unpacked record(BodyInput.Line line) {
        var position = at(line.offset());
        if (!line.whole()) {
            return bad(position, Limits.tooLong(limits()));
        }
        try (var parser = json.createParser(line.bytes())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return bad(position, "The line is no object. Allowed: one JSON object on each line.");
            }
            var record = new JsonValues(parser, limits().maxValues()).object();
            if (parser.nextToken() != null) {
                return bad(position, "Something follows the object. Allowed: one JSON object on each line.");
            }
            return good(position, record);
        } catch (RecordException e) {
            return bad(position, e);
        } catch (StreamConstraintsException e) {
            return bad(position, new RecordException(LIMIT, e.getOriginalMessage(), e));
        } catch (JsonProcessingException e) {
            var where = e.getLocation() == null
                    ? ""
                    : ", at column " + e.getLocation().getColumnNr();
            return bad(position, "Malformed JSON" + where + ": " + e.getOriginalMessage());
        } catch (IOException | IllegalStateException e) {
            return bad(position, "Malformed JSON: " + e.getMessage());
        }
    }

    private static boolean isBlank(byte[] line) {
        for (byte b : line) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }
}
