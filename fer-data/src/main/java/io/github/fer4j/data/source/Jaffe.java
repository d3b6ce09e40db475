package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the Japanese Female Facial Expression set (Lyons, Kamachi, Gyoba: <i>Coding Facial Expressions with Gabor
 * Wavelets</i>, 1998): 213 gray TIFF images of 256x256, 10 subjects, in one folder. Immutable.
 *
 * <pre>
 * jaffe/KA.AN1.39.tiff     subject KA, anger, first image of it, number 39
 * jaffe/README             not an image: counted
 * </pre>
 *
 * The labels are {@link LabelSet#EKMAN_7}; there are no splits, so split by {@link Sample#subject subject}.
 */
public final class Jaffe implements DataSource {
    static final Pattern NAME = Pattern.compile("([A-Z]{2})\\.(AN|DI|FE|HA|NE|SA|SU)[0-9]\\.[0-9]{1,3}\\.[A-Za-z]+");

    private static final Map<String, Emotion> EMOTIONS = Map.of(
            "AN", Emotion.ANGER,
            "DI", Emotion.DISGUST,
            "FE", Emotion.FEAR,
            "HA", Emotion.HAPPINESS,
            "NE", Emotion.NEUTRAL,
            "SA", Emotion.SADNESS,
            "SU", Emotion.SURPRISE);

    private final Path folder;
    private final boolean lenient;

    private Jaffe(Path folder, boolean lenient) {
        this.folder = folder;
        this.lenient = lenient;
    }

    /**
     * A reader.
     *
     * @param folder the folder of the images
     * @return a strict reader
     */
    public static Jaffe folder(Path folder) {
        return new Jaffe(Objects.requireNonNull(folder, "folder"), false);
    }

    @Override
    public Jaffe lenient() {
        return new Jaffe(folder, true);
    }

    @Override
    public String describe() {
        return "JAFFE in " + folder;
    }

    @Override
    public LoadReport loadWithReport() {
        Loading loading = new Loading(lenient);
        Map<String, String> subjects = new HashMap<>();
        List<String> names = Folders.names(folder);
        for (String name : names) {
            Matcher parts = NAME.matcher(name);
            if (!Folders.isImage(name)) {
                loading.drop(Folders.notAnImage(name));
            } else if (parts.matches()) {
                loading.add(Sample.builder(name, ImageFiles.source(folder, name))
                        .label(EMOTIONS.get(parts.group(2)))
                        .subject(subjects.computeIfAbsent(parts.group(1), key -> key))
                        .build());
            } else {
                loading.skip(new MalformedDatasetException(
                        name,
                        0,
                        "expected a name of subject, emotion (AN DI FE HA NE SA SU) with a number, and number, such as"
                                + " KA.AN1.39.tiff"));
            }
        }
        if (loading.samples().isEmpty()) {
            throw new FerException("there is no image such as KA.AN1.39.tiff in " + folder.toAbsolutePath()
                    + "; name the folder that has them in it");
        }
        return loading.report("JAFFE", LabelSet.EKMAN_7);
    }
}
