package org.danubecamel.client.internal.receive;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsTest {
    private final Bounds bounds = new Bounds(4, 100);

    @Test
    void theMessageThatExceedsTheCountSaysSoOnce() {
        for (var i = 0; i < 4; i++) {
            assertThat(bounds.add(1, 1)).isFalse();
        }
        assertThat(bounds.add(1, 1)).isTrue();
        assertThat(bounds.add(1, 1)).isFalse();
        assertThat(bounds.exceeded()).isTrue();
    }

    @Test
    void theMessageThatExceedsTheBytesSaysSo() {
        assertThat(bounds.add(1, 100)).isFalse();
        assertThat(bounds.add(1, 1)).isTrue();
    }

    @Test
    void itOpensAgainAtHalfAndNotBefore() {
        for (var i = 0; i < 5; i++) {
            bounds.add(1, 1);
        }
        assertThat(bounds.remove(1)).isFalse();
        assertThat(bounds.remove(1)).isFalse();
        assertThat(bounds.exceeded()).isTrue();
        assertThat(bounds.remove(1)).isTrue();
        assertThat(bounds.remove(1)).isFalse();
        assertThat(bounds.exceeded()).isFalse();
    }

    @Test
    void bothBoundsMustBeAtHalf() {
        bounds.add(1, 60);
        bounds.add(1, 30);
        bounds.add(1, 30);
        assertThat(bounds.remove(30)).isFalse();
        assertThat(bounds.remove(60)).isTrue();
    }

    @Test
    void removingBelowHalfWithoutAnExcessSaysNothing() {
        bounds.add(1, 1);
        assertThat(bounds.remove(1)).isFalse();
        assertThat(bounds.messages()).isZero();
    }

    @Test
    void aSingleMessageMayExceedAndIsForgivenWhenItLeaves() {
        var one = new Bounds(1, 10);
        assertThat(one.add(1, 11)).isTrue();
        assertThat(one.remove(11)).isTrue();
    }
}
