package org.danubecamel.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ErrorIdTest {

    private static final Path PAGE = Path.of("../../docs/troubleshooting.md");
    /** Those from 3000 are danube-batch's. */
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(DNB-[12]\\d{3})` \\|");

    @Test
    void noTwoErrorsShareAnIdentifier() {
        assertThat(ErrorId.values()).extracting(ErrorId::code).doesNotHaveDuplicates();
    }

    @Test
    void thePageExplainsEachErrorAndNoOther() throws IOException {
        var explained = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(row -> row.substring(3, 11))
                .toList();

        assertThat(explained)
                .containsExactlyElementsOf(
                        Arrays.stream(ErrorId.values()).map(ErrorId::code).toList());
    }
}
