package org.danubecamel.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DeliveryCheckTest {

    @Test
    void acceptsWhatIsThereOnceAndMoreThanWasAnswered() {
        assertThatCode(() -> DeliveryCheck.assertDelivered(List.of("a", "b"), List.of("b", "a", "c")))
                .doesNotThrowAnyException();
    }

    @Test
    void seesAnEventThatIsMissing() {
        assertThatThrownBy(() -> DeliveryCheck.assertDelivered(List.of("a", "b"), List.of("a")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not in the file");
    }

    @Test
    void seesAnEventThatIsThereTwice() {
        assertThatThrownBy(() -> DeliveryCheck.assertDelivered(List.of("a"), List.of("a", "a")))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("more than once");
    }
}
