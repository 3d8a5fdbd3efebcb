package org.danubecamel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionTablesTest {

    @Test
    void hasOptionsByGroupAndHeaders() {
        assertThat(OptionTables.of(OptionTablesTest.class, "ferry").render())
                .isEqualTo(
                        """
                        ### Options: producer

                        | Option | Type | Default | Meaning |
                        |---|---|---|---|
                        | `port` | string |  | Where it lands |
                        | `load` | CARS, FREIGHT | `CARS` | What it carries |

                        ### Headers

                        | Header | Type | Meaning |
                        |---|---|---|
                        | `Captain` | String | Who commands it |
                        """);
    }

    @Test
    void anUnknownComponentIsAnError() {
        assertThatThrownBy(() -> OptionTables.of(OptionTablesTest.class, "raft"))
                .hasMessageContaining("raft.json");
    }
}
