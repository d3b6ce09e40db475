/**
 * What should not be learned from or reported on: {@link io.github.fer4j.data.clean.Cleaning} finds images that cannot be read,
 * are blank or nearly so, are there more than once, or more than once with different labels, and drops or reports them as asked;
 * {@link io.github.fer4j.data.clean.CleaningReport} says what it found. {@link io.github.fer4j.data.clean.PixelDuplicates} looks
 * for equal images only, and {@link io.github.fer4j.data.clean.PerceptualHash} is what nearly equal ones have in common.
 */
package io.github.fer4j.data.clean;
