package io.github.fer4j.eval.study;

import io.github.fer4j.Classifier;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.ImageSource;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.format.DatasetDigest;
import io.github.fer4j.format.ImageDigest;
import io.github.fer4j.format.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** What must be equal for two cells to be the same, as digests. An object of this is for one run of a study. */
final class Keys {
    /** Of the digest that are kept. */
    private static final int BYTES = 16;

    /** Images whose scores tell one classifier from another. */
    private static final int PROBES = 16;

    /** By the image sources themselves: samples with other labels, or in other folds, have the same. */
    private final Map<ImageSource, ImageDigest> images = new IdentityHashMap<>();

    /** 32 hexadecimal digits of texts and numbers in order. */
    static String of(Object... parts) {
        MessageDigest sha256 = Sha256.start();
        for (Object part : parts) {
            byte[] text = part.toString().getBytes(StandardCharsets.UTF_8);
            sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).flip());
            sha256.update(text);
        }
        return HexFormat.of().formatHex(sha256.digest(), 0, BYTES);
    }

    /** Of samples in order; those whose images cannot be read are left out, as evaluations do. Each image is read once. */
    String ofData(FerDataset data) {
        try {
            return DatasetDigest.sha256(data, this::image);
        } catch (FerException e) {
            if (!(e.getCause() instanceof UnreadableImageException)) {
                throw e;
            }
            return DatasetDigest.sha256(data.filter(Keys::isReadable), this::image);
        }
    }

    private ImageDigest image(Sample sample) {
        ImageDigest digest = images.get(sample.image());
        if (digest == null) {
            digest = ImageDigest.of(sample);
            images.put(sample.image(), digest);
        }
        return digest;
    }

    private static boolean isReadable(Sample sample) {
        try {
            sample.image().load();
            return true;
        } catch (UnreadableImageException e) {
            return false;
        }
    }

    /** Of what a classifier says of the first images: another model under the same name says something else. */
    static String ofAnswers(Classifier classifier, FerDataset data) {
        List<Image> images = new ArrayList<>();
        for (Sample sample : data) {
            if (images.size() == PROBES) {
                break;
            }
            if (isReadable(sample)) {
                images.add(sample.image().load());
            }
        }
        List<Scores> scores = images.isEmpty() ? List.of() : classifier.classifyAll(images);
        return of(scores.stream().map(said -> Arrays.toString(said.toArray())).toArray());
    }
}
