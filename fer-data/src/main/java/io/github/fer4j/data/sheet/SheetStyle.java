package io.github.fer4j.data.sheet;

/**
 * How a sheet looks.
 *
 * @param columns images in a row
 * @param thumbnail pixels of an image's sides
 * @param votes whether votes are shown
 * @param ids whether ids are shown
 * @param title the line above the images
 */
record SheetStyle(int columns, int thumbnail, boolean votes, boolean ids, String title) {}
