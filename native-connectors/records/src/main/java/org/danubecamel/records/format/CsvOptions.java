package org.danubecamel.records.format;

import static org.danubecamel.records.RecordException.Reason.SETUP;

import java.util.HashSet;
import java.util.List;
import org.danubecamel.records.Excerpt;
import org.danubecamel.records.RecordException;

/**
 * How a CSV body is written.
 *
 * @param delimiter between the values of a line; an ASCII character
 * @param quote around values that have a delimiter, a quote or a line end within; an ASCII character
 * @param header whether the first line has the names of the columns
 * @param columns the names of the columns; empty to take them from the header, or of the first record that is written
 * @param nullValue what stands for null where it is not in quotes
 * @param alwaysQuote whether all values but null are in quotes
 * @param crlf whether lines end with a carriage return and a line feed; read are both
 */
public record CsvOptions(
        char delimiter,
        char quote,
        boolean header,
        List<String> columns,
        String nullValue,
        boolean alwaysQuote,
        boolean crlf) {

    /** Commas, double quotes where needed, a header, nothing for null, and line feeds. */
    public static final CsvOptions DEFAULT = new CsvOptions(',', '"', true, List.of(), "", false, false);

    private static final int ASCII = 128;

    /** @throws RecordException if the options contradict each other */
    public CsvOptions {
        columns = List.copyOf(columns);
        if (!usable(delimiter) || !usable(quote) || delimiter == quote) {
            throw new RecordException(
                    SETUP,
                    "The delimiter '" + Excerpt.cut("" + delimiter) + "' and the quote '" + Excerpt.cut("" + quote)
                            + "' cannot be used. Allowed: two different ASCII characters, no line ends.");
        }
        if (!header && columns.isEmpty()) {
            throw new RecordException(SETUP, "CSV without header needs the names of the columns. Give columns.");
        }
        if (nullValue.chars().anyMatch(c -> c == delimiter || c == quote || c == '\r' || c == '\n')) {
            throw new RecordException(
                    SETUP,
                    "nullValue=" + Excerpt.of(nullValue) + " cannot be used. Allowed: text without delimiter, quote and"
                            + " line end.");
        }
        checkNames(columns);
    }

    private static boolean usable(char c) {
        return c > 0 && c < ASCII && c != '\r' && c != '\n';
    }

    static void checkNames(List<String> names) {
        var seen = new HashSet<String>();
        for (var name : names) {
            if (name.isEmpty() || !seen.add(name)) {
                throw new RecordException(
                        SETUP,
                        "The column name " + Excerpt.of(name) + (name.isEmpty() ? " is empty" : " comes twice")
                                + ". Allowed: names that are not empty, each once.");
            }
        }
    }

    /** These options with another delimiter. */
    public CsvOptions withDelimiter(char other) {
        return new CsvOptions(other, quote, header, columns, nullValue, alwaysQuote, crlf);
    }

    /** These options with another quote. */
    public CsvOptions withQuote(char other) {
        return new CsvOptions(delimiter, other, header, columns, nullValue, alwaysQuote, crlf);
    }

    /** These options with these columns, and a header. */
    public CsvOptions withColumns(List<String> names) {
        return new CsvOptions(delimiter, quote, true, names, nullValue, alwaysQuote, crlf);
    }

    /** These options without header, for these columns. */
    public CsvOptions withoutHeader(List<String> names) {
        return new CsvOptions(delimiter, quote, false, names, nullValue, alwaysQuote, crlf);
    }

    /** These options with other text for null. */
    public CsvOptions withNullValue(String text) {
        return new CsvOptions(delimiter, quote, header, columns, text, alwaysQuote, crlf);
    }

    /** These options with all values in quotes. */
    public CsvOptions withAlwaysQuote() {
        return new CsvOptions(delimiter, quote, header, columns, nullValue, true, crlf);
    }

    /** These options with a carriage return before each line feed. */
    public CsvOptions withCrlf() {
        return new CsvOptions(delimiter, quote, header, columns, nullValue, alwaysQuote, true);
    }
}
