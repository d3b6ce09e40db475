package io.github.fer4j.models.train;

import io.github.fer4j.InvalidArgumentException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which stages learn in which epoch, and how fast.
 *
 * @param frozenTo the last stage that is frozen at first; null for none
 * @param unfreezing epoch to the first stage that learns from then on
 * @param rates stage to what the learning rate is multiplied by there
 * @param rateChanges epoch to what the learning rate is multiplied by everywhere from then on
 * @param statistics of batch normalisation
 */
record StagePlan(
        String frozenTo,
        NavigableMap<Integer, String> unfreezing,
        NavigableMap<String, Double> rates,
        NavigableMap<Integer, Double> rateChanges,
        NormStatistics statistics) {
    static final StagePlan ALL_LEARN = new StagePlan(
            null,
            Collections.emptyNavigableMap(),
            Collections.emptyNavigableMap(),
            Collections.emptyNavigableMap(),
            NormStatistics.FROZEN_STAGES);

    private static final double LARGEST_FACTOR = 100;

    StagePlan withFrozenTo(String stage) {
        return new StagePlan(stage, unfreezing, rates, rateChanges, statistics);
    }

    StagePlan withUnfreezing(int epoch, String stage) {
        return new StagePlan(
                frozenTo, with(unfreezing, later("stages unfreeze", epoch), stage), rates, rateChanges, statistics);
    }

    StagePlan withRate(String stage, double factor) {
        return new StagePlan(frozenTo, unfreezing, with(rates, stage, factor(factor)), rateChanges, statistics);
    }

    StagePlan withRateChange(int epoch, double factor) {
        return new StagePlan(
                frozenTo,
                unfreezing,
                rates,
                with(rateChanges, later("rates change", epoch), factor(factor)),
                statistics);
    }

    StagePlan withStatistics(NormStatistics value) {
        return new StagePlan(frozenTo, unfreezing, rates, rateChanges, value);
    }

    private static <K, V> NavigableMap<K, V> with(SortedMap<K, V> map, K key, V value) {
        NavigableMap<K, V> changed = new TreeMap<>(map);
        changed.put(key, value);
        return Collections.unmodifiableNavigableMap(changed);
    }

    private static int later(String what, int epoch) {
        if (epoch < 2) {
            throw new InvalidArgumentException(
                    what + " at an epoch after the first, got " + epoch + "; epochs are counted from 1");
        }
        return epoch;
    }

    private static double factor(double value) {
        if (!(value > 0 && value <= LARGEST_FACTOR)) {
            throw new InvalidArgumentException("a rate is multiplied by a factor above 0, at most 100, got " + value
                    + "; freezeTo(...) stops stages");
        }
        return value;
    }

    /**
     * Whether a net with these stages can be trained so.
     *
     * @param net the net in words
     * @param stages from the image to the head
     * @throws InvalidArgumentException if it has no such stage, everything would be frozen, or unfreezing frees nothing
     */
    void check(String net, List<String> stages) {
        rates.keySet().forEach(stage -> index(net, stages, stage));
        unfreezing.values().forEach(stage -> index(net, stages, stage));
        if (frozenTo == null) {
            if (!unfreezing.isEmpty()) {
                throw new InvalidArgumentException(
                        "stages unfreeze that are frozen, got " + unfreezing + " without freezeTo(...)");
            }
            return;
        }
        int frozen = index(net, stages, frozenTo) + 1;
        if (frozen == stages.size()) {
            throw new InvalidArgumentException(
                    "the last stage of " + stages + " learns, got freezeTo(" + frozenTo + ")");
        }
        for (Map.Entry<Integer, String> step : unfreezing.entrySet()) {
            int left = stages.indexOf(step.getValue());
            if (left >= frozen) {
                throw new InvalidArgumentException("each epoch of unfreezing frees an earlier stage of " + stages
                        + " than what learns before, got " + step.getValue() + " at epoch " + step.getKey()
                        + ", where only the first " + frozen + " are frozen");
            }
            frozen = left;
        }
    }

    private static int index(String net, List<String> stages, String stage) {
        int index = stages.indexOf(stage);
        if (index < 0) {
            throw new InvalidArgumentException(net + " has the stages " + stages + ", got '" + stage + "'");
        }
        return index;
    }

    /**
     * How many stages, from the image on, do not learn.
     *
     * @param epoch from 1
     */
    int frozen(int epoch, List<String> stages) {
        Map.Entry<Integer, String> last = unfreezing.floorEntry(epoch);
        return last != null ? stages.indexOf(last.getValue()) : frozenTo == null ? 0 : stages.indexOf(frozenTo) + 1;
    }

    /** The first epoch in which a stage learns; {@link Integer#MAX_VALUE} where there is none. */
    int firstEpoch(String stage, List<String> stages) {
        int index = stages.indexOf(stage);
        if (index >= frozen(1, stages)) {
            return 1;
        }
        return unfreezing.keySet().stream()
                .filter(epoch -> index >= frozen(epoch, stages))
                .findFirst()
                .orElse(Integer.MAX_VALUE);
    }

    /** What the learning rate is multiplied by in a stage, beside {@link #rateFactor}. */
    double rate(String stage) {
        return rates.getOrDefault(stage, 1.0);
    }

    /** What the learning rate is multiplied by everywhere. */
    double rateFactor(int epoch) {
        Map.Entry<Integer, Double> last = rateChanges.floorEntry(epoch);
        return last == null ? 1 : last.getValue();
    }

    /** Whether the statistics of a stage stay as they are. */
    boolean keepsStatistics(String stage, int epoch, List<String> stages) {
        int index = stages.indexOf(stage);
        return switch (statistics) {
            case ADAPTING -> false;
            case FROZEN_STAGES -> index < frozen(epoch, stages);
            case FROZEN -> index < stages.size() - 1;
        };
    }
}
