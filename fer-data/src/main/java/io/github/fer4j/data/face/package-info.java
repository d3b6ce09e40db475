/**
 * Finding faces in photos: {@link io.github.fer4j.data.face.HaarFaceDetector}, on OpenCV, for frontal faces. It is what
 * {@link io.github.fer4j.FaceDetectors#standard()} opens.
 */
package io.github.fer4j.data.face;
