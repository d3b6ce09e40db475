package io.github.fer4j.data.face;

import io.github.fer4j.MissingProviderException;

/** Run by {@link CascadeFaceDetectorTest} in a process of its own, whose class path lacks OpenCV's natives. */
final class OpenWithoutNatives {
    private OpenWithoutNatives() {}

    public static void main(String[] args) {
        try {
            CascadeFaceDetector.open().close();
            System.out.println("opened");
        } catch (MissingProviderException e) {
            System.out.println("missing: " + e.getMessage());
        }
    }
}
