package io.github.fer4j.noise.correction;

import io.github.fer4j.InvalidArgumentException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Items in the order in which to look at them. Of items with equal scores, the one with the lower number comes first.
 *
 * @param items all of them, the first the most urgent
 */
public record ItemRanking(List<RankedItem> items) {
    /** Copies the list. */
    public ItemRanking {
        items = List.copyOf(items);
    }

    static ItemRanking lowestFirst(List<String> names, double[] scores) {
        return sorted(names, scores, Comparator.comparingDouble(RankedItem::score));
    }

    static ItemRanking highestFirst(List<String> names, double[] scores) {
        return sorted(
                names, scores, Comparator.comparingDouble(RankedItem::score).reversed());
    }

    private static ItemRanking sorted(List<String> names, double[] scores, Comparator<RankedItem> order) {
        return new ItemRanking(IntStream.range(0, scores.length)
                .mapToObj(i -> new RankedItem(i, names.get(i), scores[i]))
                .sorted(order)
                .toList());
    }

    /**
     * The most urgent items.
     *
     * @param count how many at most
     * @return the first {@code count}, or all
     * @throws InvalidArgumentException if the count is negative
     */
    public List<RankedItem> top(int count) {
        if (count < 0) {
            throw new InvalidArgumentException("a number of items is not negative, got " + count);
        }
        return items.subList(0, Math.min(count, items.size()));
    }
}
