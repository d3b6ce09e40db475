package io.github.fer4j.data.face;

import io.github.fer4j.MissingProviderException;
import java.io.IOException;
import org.bytedeco.javacpp.Loader;

/** Says which artifact OpenCV lacks. */
final class MissingNatives {
    private MissingNatives() {}

    static MissingProviderException because(LinkageError cause) {
        String version = "VERSION";
        String platform = "PLATFORM";
        try {
            platform = Loader.getPlatform();
            version = Loader.getVersion("org.bytedeco", "opencv");
        } catch (IOException | LinkageError e) {
            // JavaCPP or OpenCV's own jar is missing as well: the message names the artifacts without their versions.
            cause.addSuppressed(e);
        }
        return new MissingProviderException(
                "finding faces needs OpenCV with its native library for this platform, which cannot be loaded: add"
                        + " org.bytedeco:opencv:" + version + " with the classifier " + platform
                        + ", and openblas and javacpp with the same one, to the class path; or pass"
                        + " FaceDetectors.none() for images that are face crops already",
                cause);
    }
}
