package org.danubecamel.records.format.options;

import java.util.Locale;
import org.danubecamel.records.format.Compression;
import org.jspecify.annotations.Nullable;

/**
 * What the end of a file's name says of its content.
 *
 * @param format how records stand in it
 * @param compression how the whole file is compressed
 */
public record FileExtension(FormatName format, Compression compression) {

    /** The end of a file's name, such as {@code .jsonl.gz}. */
    public String text() {
        return format.extension() + compression.extension();
    }

    /** What the name says, in any letter case, or null if it says nothing. */
    public static @Nullable FileExtension of(String fileName) {
        var name = fileName.toLowerCase(Locale.ROOT);
        for (var format : FormatName.values()) {
            for (var compression : Compression.values()) {
                var extension = new FileExtension(format, compression);
                if (name.endsWith(extension.text())) {
                    return extension;
                }
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return text();
    }
}
