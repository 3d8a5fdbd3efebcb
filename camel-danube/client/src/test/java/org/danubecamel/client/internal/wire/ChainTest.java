package org.danubecamel.client.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainTest {
    private final Chain<String> chain = new Chain<>();

    @Test
    void itemsAreInTheOrderInWhichTheyWereAdded() {
        List.of("a", "b", "c").forEach(chain::add);

        assertThat(chain).containsExactly("a", "b", "c");
        assertThat(chain.size()).isEqualTo(3);
    }

    @Test
    void anItemIsTakenOutOnce() {
        chain.add("a");
        var b = chain.add("b");
        chain.add("c");
        chain.remove(b);
        chain.remove(b);

        assertThat(chain).containsExactly("a", "c");
        assertThat(chain.size()).isEqualTo(2);
    }

    @Test
    void theOldestIsTakenFirst() {
        chain.add("a");
        chain.add("b");

        assertThat(chain.removeFirst()).isEqualTo("a");
        assertThat(chain.removeFirst()).isEqualTo("b");
        assertThat(chain.removeFirst()).isNull();
        assertThat(chain.isEmpty()).isTrue();
    }

    @Test
    void itIsALinkedSetWhateverIsDone() {
        var random = new Random(5);
        var expected = new LinkedHashMap<Integer, Chain.Link<Integer>>();
        var numbers = new Chain<Integer>();
        for (var i = 0; i < 10_000; i++) {
            var open = new ArrayList<>(expected.keySet());
            switch (open.isEmpty() ? 0 : random.nextInt(3)) {
                case 0 -> expected.put(i, numbers.add(i));
                case 1 -> numbers.remove(expected.remove(open.get(random.nextInt(open.size()))));
                default -> assertThat(expected.remove(numbers.removeFirst())).isNotNull();
            }
            assertThat(numbers).containsExactlyElementsOf(expected.keySet());
        }
    }
}
