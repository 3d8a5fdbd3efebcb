package org.danubecamel.embedded.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CursorTest {

    @Test
    void isTheLowestUnfinishedOffsetInWhateverOrderTheyFinish() {
        Cursor cursor = new Cursor(7);
        List<Long> order = new ArrayList<>(LongStream.range(7, 20_007).boxed().toList());
        Collections.shuffle(order, new Random(1));
        TreeSet<Long> open = new TreeSet<>(order);

        for (long offset : order) {
            assertThat(cursor.position()).isEqualTo(open.first());
            open.remove(offset);
            cursor.finish(offset);
        }

        assertThat(cursor.position()).isEqualTo(20_007);
    }

    @Test
    void forgetsWhatIsFinishedAboveItsPosition() {
        Cursor cursor = new Cursor(0);
        cursor.finish(0);
        cursor.finish(2);

        cursor.keepOnlyPosition();
        cursor.finish(1);

        assertThat(cursor.position()).isEqualTo(2);
    }
}
