package io.github.fer4j.data.synthetic;

import io.github.fer4j.Sample;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * All that {@link SimulatedCrowd.Builder} is told; checked there.
 *
 * @param annotators how many
 * @param skill how they err
 * @param answersPerItem how many of them answer an item
 * @param activitySpread how much more active some are
 * @param spammers shares of each kind
 * @param difficulty of an item, 0 to 1
 * @param confusions given matrices, one for each annotator; empty where they are drawn
 * @param gold the share of items that are gold questions
 * @param seed of all that is random
 */
record CrowdSettings(
        int annotators,
        Skill skill,
        int answersPerItem,
        double activitySpread,
        Map<Spammer, Double> spammers,
        ToDoubleFunction<Sample> difficulty,
        List<double[][]> confusions,
        double gold,
        long seed) {
    /**
     * How annotators err.
     *
     * @param mean of the probability to be right
     * @param deviation of it between annotators
     * @param errorConcentration how alike their errors are
     */
    record Skill(double mean, double deviation, double errorConcentration) {}

    CrowdSettings {
        Map<Spammer, Double> copy = new EnumMap<>(Spammer.class);
        copy.putAll(spammers);
        spammers = Collections.unmodifiableMap(copy);
    }
}
