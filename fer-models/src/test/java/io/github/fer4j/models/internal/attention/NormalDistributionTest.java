package io.github.fer4j.models.internal.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    @Property
    void it_is_the_error_function_shifted_and_scaled(@ForAll @DoubleRange(min = -9, max = 9) double x) {
        assertThat(NormalDistribution.cumulative(x)).isCloseTo((1 + Erf.erf(x / Math.sqrt(2))) / 2, within(1e-9));
        double density = Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
        assertThat(NormalDistribution.density(x)).isCloseTo(density, within(1e-9));
    }

    @Test
    void far_away_it_is_0_or_1_and_not_a_number_stays_one() {
        assertThat(NormalDistribution.cumulative(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(NormalDistribution.cumulative(1e300)).isEqualTo(1);
        assertThat(NormalDistribution.cumulative(-8)).isZero();
        assertThat(NormalDistribution.cumulative(8)).isEqualTo(1);
        assertThat(NormalDistribution.density(-1e300)).isZero();
        assertThat(NormalDistribution.cumulative(Double.NaN)).isNaN();
        assertThat(NormalDistribution.density(Double.NaN)).isNaN();
    }
}
