package org.danubecamel.component;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.camel.util.json.JsonObject;

/** A dead letter as one JSON object. */
final class DeadLetterEnvelope {

    private DeadLetterEnvelope() {}

    /** Returns the object as text in UTF-8. */
    static byte[] of(FailedMessage failed) {
        var message = failed.message();
        var envelope = new JsonObject();
        envelope.put("original_topic", message.topic().toString());
        envelope.put("connector_name", failed.route());
        envelope.put("payload_b64", Base64.getEncoder().encodeToString(message.payload()));
        envelope.put("error", failed.reason());
        envelope.put("retry_count", failed.attempt() - 1);
        envelope.put("timestamp", failed.time().toString());
        envelope.put("key", message.key());
        envelope.put("attributes", new JsonObject(message.attributes()));
        envelope.put("context", new JsonObject(DeadLetterContext.of(failed)));
        return envelope.toJson().getBytes(StandardCharsets.UTF_8);
    }
}
