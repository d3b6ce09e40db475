package io.github.fer4j.models.internal.step;

/**
 * A member's share of the batch.
 *
 * @param member whose
 * @param from first row
 * @param to behind the last row
 * @param gradient of what lies between the stage that was run last, going backward, and the one before it; row by row, from
 *     the shard's first
 */
record Shard(int member, int from, int to, Memory gradient) {
    int rows() {
        return to - from;
    }

    /** Where the share of a member begins, if rows are spread as evenly as they can be. */
    static int start(int rows, int member, int members) {
        return (int) ((long) rows * member / members);
    }
}
