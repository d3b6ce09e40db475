/**
 * Finding faces in photos, and their landmarks.
 *
 * <p>Two {@link io.github.fer4j.FaceDetector face detectors} on OpenCV: {@link
 * io.github.fer4j.data.face.CascadeFaceDetector}, whose Haar kind is what {@link
 * io.github.fer4j.FaceDetectors#standard()} opens, and {@link io.github.fer4j.data.face.YuNetFaceDetector}, whose model the
 * user brings. Two {@link io.github.fer4j.LandmarkDetector landmark detectors} that are put {@linkplain
 * io.github.fer4j.LandmarkDetector#on on} a face detector: {@link io.github.fer4j.data.face.EyeLandmarks} for the two eyes,
 * {@link io.github.fer4j.data.face.ShapePredictor} for the 68 points of dlib's file. What aligns a face by them is {@link
 * io.github.fer4j.format.FaceCrop}.
 */
package io.github.fer4j.data.face;
