package io.github.fer4j.data.face;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.Box;
import io.github.fer4j.Face;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlapsTest {
    @Test
    void the_surest_of_overlapping_boxes_stays() {
        Face sure = new Face(new Box(0, 0, 100, 100), 30);
        Face inside = new Face(new Box(30, 60, 40, 40), 6);
        Face shifted = new Face(new Box(20, 10, 110, 110), 8);

        assertThat(Overlaps.merge(List.of(inside, shifted, sure))).containsExactly(sure);
    }

    @Test
    void faces_side_by_side_stay_largest_first_and_then_by_place() {
        Face small = new Face(new Box(0, 0, 50, 50), 90);
        Face large = new Face(new Box(45, 0, 100, 100), 5);
        Face alike = new Face(new Box(200, 0, 50, 50), 9);

        assertThat(Overlaps.merge(List.of(alike, small, large))).containsExactly(large, small, alike);
    }

    @Test
    void no_faces_stay_no_faces() {
        assertThat(Overlaps.merge(List.of())).isEmpty();
    }
}
