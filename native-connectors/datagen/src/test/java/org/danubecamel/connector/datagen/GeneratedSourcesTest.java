package org.danubecamel.connector.datagen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.danubecamel.testing.GeneratedSources;
import org.junit.jupiter.api.Test;

class GeneratedSourcesTest {

    @Test
    void committedFilesAreWhatTheBuildGenerates() throws IOException {
        assertThat(GeneratedSources.outdated())
                .as("src/generated was out of date; the build has renewed it: commit it")
                .isEmpty();
    }
}
