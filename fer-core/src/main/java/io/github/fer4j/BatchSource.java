package io.github.fer4j;

/**
 * An image of a batch that is yet to be read.
 *
 * @param name what its result calls it
 * @param image reads it
 */
record BatchSource(String name, ImageSource image) {}
