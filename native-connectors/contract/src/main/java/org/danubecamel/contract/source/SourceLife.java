package org.danubecamel.contract.source;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** What a process of a source is told, on its standard input, because it has a password with it. */
record SourceLife(SourceLogIn logIn, @Nullable String password, String uri, String topic, String serviceUrl)
        implements Serializable {

    /** Returns it as one line. */
    String encode() {
        var bytes = new ByteArrayOutputStream();
        try (var output = new ObjectOutputStream(bytes)) {
            output.writeObject(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static SourceLife decode(String line) {
        try (var input = new ObjectInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(line)))) {
            return (SourceLife) input.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException("Not a life of a source", e);
        }
    }
}
