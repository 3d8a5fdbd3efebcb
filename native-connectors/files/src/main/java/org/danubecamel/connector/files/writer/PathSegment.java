package org.danubecamel.connector.files.writer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of directories from any text: what is not a letter of ASCII, a digit or one of {@code . _ - + @ ,} and space is
 * written as {@code %} and two digits for each byte of UTF-8, as Hive and URLs have it. So no text leaves its directory, is
 * hidden, or is longer than file systems allow.
 */
final class PathSegment {

    /** What stands for no value, as in Hive. */
    static final String NO_VALUE = "__HIVE_DEFAULT_PARTITION__";

    private static final String SAFE = "._-+@, ";
    /** What hides a name, stands for the parent, or begins {@link #NO_VALUE}. */
    private static final String FIRST = "._ ";
    /** What Windows leaves out. */
    private static final String LAST = ". ";

    private static final int MAX_LENGTH = 180;
    private static final int KEPT = 120;
    private static final int HASH_BYTES = 16;

    private final boolean caseSensitive;

    /** With a file system to which a and A are the same, capital letters are encoded too. */
    PathSegment(boolean caseSensitive) {
        this.caseSensitive = caseSensitive;
    }

    String encode(String text) {
        if (text.isEmpty()) {
            return NO_VALUE;
        }
        var encoded = new StringBuilder();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length && encoded.length() <= MAX_LENGTH; i++) {
            char c = (char) (bytes[i] & 0xFF);
            if (isSafe(c) && !(i == 0 && FIRST.indexOf(c) >= 0) && !(i == bytes.length - 1 && LAST.indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(bytes[i]));
            }
        }
        return encoded.length() > MAX_LENGTH ? shortened(encoded, text) : encoded.toString();
    }

    private boolean isSafe(char c) {
        return (isLetterOrDigit(c) && (caseSensitive || c < 'A' || c > 'Z')) || SAFE.indexOf(c) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The first part, and a hash of all of the text, so that two long texts have two names. */
    private static String shortened(StringBuilder encoded, String text) {
        int cut = KEPT;
        while (encoded.charAt(cut - 1) == '%' || encoded.charAt(cut - 2) == '%') {
            cut--;
        }
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_16BE));
            return encoded.substring(0, cut) + "%7E" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
