package io.github.fer4j.data.face;

import io.github.fer4j.MissingProviderException;

/** Run by {@link HaarFaceDetectorTest} in a process of its own, whose class path lacks OpenCV's natives. */
final class OpenWithoutNatives {
    private OpenWithoutNatives() {}

    public static void main(String[] args) {
        try {
            HaarFaceDetector.open().close();
            System.out.println("opened");
        } catch (MissingProviderException e) {
            System.out.println("missing: " + e.getMessage());
        }
    }
}
