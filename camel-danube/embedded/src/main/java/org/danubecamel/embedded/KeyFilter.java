package org.danubecamel.embedded;

import java.nio.charset.StandardCharsets;

/** A glob over the UTF-8 bytes of a routing key: {@code *} stands for any run of bytes, {@code ?} for one byte. */
final class KeyFilter {

    private final byte[] glob;

    KeyFilter(String glob) {
        this.glob = glob.getBytes(StandardCharsets.UTF_8);
    }

    boolean matches(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        int at = 0;
        int part = 0;
        int lastStar = -1;
        int starMatchedUpTo = 0;
        while (at < text.length) {
            if (part < glob.length && glob[part] == '*') {
                lastStar = part++;
                starMatchedUpTo = at;
            } else if (part < glob.length && (glob[part] == '?' || glob[part] == text[at])) {
                part++;
                at++;
            } else if (lastStar >= 0) {
                part = lastStar + 1;
                at = ++starMatchedUpTo;
            } else {
                return false;
            }
        }
        while (part < glob.length && glob[part] == '*') {
            part++;
        }
        return part == glob.length;
    }
}
