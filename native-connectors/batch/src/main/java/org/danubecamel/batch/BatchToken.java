package org.danubecamel.batch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.danubecamel.batch.internal.Entry;
import org.jspecify.annotations.Nullable;

/** A name for a set of records, the same whenever it is the same set. */
final class BatchToken {

    private BatchToken() {}

    /** Returns null if a record has no identity. */
    static @Nullable String of(List<Entry> records) {
        var ids = records.stream().map(Entry::id).toArray(String[]::new);
        if (Arrays.stream(ids).anyMatch(Objects::isNull)) {
            return null;
        }
        Arrays.sort(ids);
        var digest = sha256();
        for (var id : ids) {
            var bytes = id.getBytes(StandardCharsets.UTF_8);
            // With the length before it, no two lists of identities give the same bytes.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256.", e);
        }
    }
}
