package io.github.fer4j.data.face;

/** The cascades in OpenCV's jar that are used here. */
enum CascadeFile {
    HAAR_FRONTAL("haarcascades/haarcascade_frontalface_default.xml"),
    /** Faces that look to the left of the photo. */
    HAAR_PROFILE("haarcascades/haarcascade_profileface.xml"),
    /** Frames faces as the Haar one does; the "improved" one of the same folder frames them a quarter tighter. */
    LBP_FRONTAL("lbpcascades/lbpcascade_frontalface.xml"),
    EYE("haarcascades/haarcascade_eye.xml"),
    EYE_OR_GLASSES("haarcascades/haarcascade_eye_tree_eyeglasses.xml");

    private final String path;

    CascadeFile(String path) {
        this.path = path;
    }

    String path() {
        return path;
    }
}
