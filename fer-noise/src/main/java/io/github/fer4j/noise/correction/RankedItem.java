package io.github.fer4j.noise.correction;

/**
 * An item in a ranking.
 *
 * @param index its number
 * @param name what it is called
 * @param score what it was ranked by
 */
public record RankedItem(int index, String name, double score) {}
