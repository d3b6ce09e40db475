/**
 * Image files become {@link io.github.fer4j.Image}s: {@link io.github.fer4j.data.image.ImageFiles} decodes PNG, JPEG, GIF,
 * BMP and TIFF, upright and complete, or says why not; {@link io.github.fer4j.data.image.ImageLimits} keeps a hostile file
 * from taking all memory.
 */
package io.github.fer4j.data.image;
