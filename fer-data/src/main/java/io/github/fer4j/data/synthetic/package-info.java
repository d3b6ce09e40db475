/**
 * Faces drawn by code, for examples and tests that must need no download: {@link
 * io.github.fer4j.data.synthetic.SyntheticFaces} draws people who show each emotion by the movements that Ekman and Friesen
 * describe. They say whether a training set-up learns at all, and nothing about how well it reads real faces.
 */
package io.github.fer4j.data.synthetic;
