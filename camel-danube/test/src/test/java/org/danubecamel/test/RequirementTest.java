package org.danubecamel.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

final class RequirementTest {

    @Test
    void aPersonsMachineSkipsAndSaysWhy() {
        var end = Requirement.in(Map.of()).missing("python3 not found");

        assertThat(end).isInstanceOf(TestAbortedException.class).hasMessage("python3 not found");
    }

    @Test
    void ciFailsAndSaysWhy() {
        assertThatThrownBy(() -> Requirement.in(Map.of("CI", "true")).missing("python3 not found"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("python3 not found");
    }

    @Test
    void aPersonMaySayThatItIsNotCi() {
        assertThat(Requirement.in(Map.of("CI", "false")).missing("python3 not found"))
                .isInstanceOf(TestAbortedException.class);
    }
}
