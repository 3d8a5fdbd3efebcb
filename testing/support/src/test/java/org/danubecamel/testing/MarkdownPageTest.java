package org.danubecamel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MarkdownPageTest {

    private static final MarkdownPage PAGE = new MarkdownPage(
            Path.of("page.md"), "```java\nclass A {}\n```\ntext\n```yaml\na: 1\n```\n\n```java\nclass B {}\n```\n");

    @Test
    void aBlockIsFoundByLanguageAndContent() {
        assertThat(PAGE.block("java", "class B")).isEqualTo("class B {}\n");
    }

    @Test
    void aBlockThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> PAGE.block("yaml", "class A"))
                .hasMessage("0 yaml blocks with 'class A' in page.md, not one");
    }

    @Test
    void twoBlocksThatMayBeMeantAreAnError() {
        assertThatThrownBy(() -> PAGE.block("java", "class")).hasMessageStartingWith("2 java blocks");
    }
}
