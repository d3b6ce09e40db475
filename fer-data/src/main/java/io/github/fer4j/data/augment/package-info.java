/**
 * Random changes to training images that leave the expression as it is: an {@link
 * io.github.fer4j.data.augment.Augmentation} turns an image and a seed into another image of the same shape. The same
 * image and seed give the same bytes on every thread, so a training run can be repeated, and the images can be made ahead
 * on other threads. A recipe is written as exact text, and read back from it.
 */
package io.github.fer4j.data.augment;
