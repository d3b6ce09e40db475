package io.github.fer4j.data.source;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.CONTEMPT;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.Emotion.SADNESS;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Split;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads AffectNet (Mollahosseini, Hasani, Mahoor: <i>AffectNet: A Database for Facial Expression, Valence, and Arousal
 * Computing in the Wild</i>, IEEE Trans. Affective Computing 10(1), 2019) in the two forms in which it was handed out.
 * Immutable: each method gives a new reader.
 *
 * <pre>
 * Manually_Annotated_file_lists/training.csv      subDirectory_filePath,face_x,face_y,face_width,face_height,
 * Manually_Annotated_file_lists/validation.csv      facial_landmarks,expression,valence,arousal
 * Manually_Annotated_Images/689/737d...jpg        photographs: the face is at face_x, face_y
 *
 * train_set/images/0.jpg                          the later form: cropped faces
 * train_set/annotations/0_exp.npy                 and 0_val.npy, 0_aro.npy (0_lnd.npy is not read)
 * val_set/...
 * </pre>
 *
 * Some copies of {@code validation.csv} have no header line; they are read too. Expressions 0 to 7 are those of {@link
 * #EIGHT}; rows of 8 (none), 9 (uncertain) and 10 (no face) are left out and counted. Valence and arousal are kept where
 * they are given (-2 stands for "not"). The test part was never handed out; the validation part is {@link
 * Split#VALIDATION} here, though many papers report on it as a test set.
 */
public final class AffectNet implements DataSource {
    /** The eight expressions in the order of their numbers: 0 is neutral. */
    public static final LabelSet EIGHT =
            LabelSet.of(NEUTRAL, HAPPINESS, SADNESS, SURPRISE, FEAR, DISGUST, ANGER, CONTEMPT);

    /** The same without the last, contempt, as many papers have it. */
    public static final LabelSet SEVEN = LabelSet.of(NEUTRAL, HAPPINESS, SADNESS, SURPRISE, FEAR, DISGUST, ANGER);

    /** What the numbers after contempt mean. */
    private static final List<String> NOT_LEARNED = List.of("8 none", "9 uncertain", "10 no face");

    private static final List<String> IMAGE_FOLDERS =
            List.of("Manually_Annotated_Images", "Manually_Annotated/Manually_Annotated_Images");

    private final Path folder;
    private final List<Csv> lists;
    private final LabelSet labels;
    private final double margin;
    private final boolean lenient;

    private AffectNet(Path folder, List<Csv> lists, LabelSet labels, double margin, boolean lenient) {
        this.folder = folder;
        this.lists = lists;
        this.labels = labels;
        this.margin = margin;
        this.lenient = lenient;
    }

    /** A csv file, the folder that its paths are in, and the split that its rows get, which may be null. */
    record Csv(Path file, Path images, Split split) {}

    /**
     * The earlier form, whole: training and validation.
     *
     * @param folder the folder with {@code training.csv} and {@code validation.csv} (or with {@code
     *     Manually_Annotated_file_lists}, where they are) and {@code Manually_Annotated_Images}
     * @return a strict reader of whole photographs; see {@link #croppedToFace}
     * @throws FerException if the files are not there
     */
    public static AffectNet manual(Path folder) {
        Folders.requireFolder(folder);
        Path lists = folder.resolve("Manually_Annotated_file_lists");
        if (!Files.isDirectory(lists)) {
            lists = folder;
        }
        Path images = imagesOf(folder)
                .orElseThrow(() -> new FerException("there is no folder "
                        + folder.resolve(IMAGE_FOLDERS.get(0)).toAbsolutePath() + "; unpack the images there, or use"
                        + " AffectNet.csv(csv, images)"));
        List<Csv> found = new ArrayList<>();
        for (String name : List.of("training.csv", "validation.csv")) {
            if (Files.isRegularFile(lists.resolve(name))) {
                found.add(new Csv(lists.resolve(name), images, splitOf(name)));
            }
        }
        if (found.isEmpty()) {
            throw new FerException("there is neither training.csv nor validation.csv in " + lists.toAbsolutePath()
                    + "; name the folder that has Manually_Annotated_file_lists in it");
        }
        return new AffectNet(folder, found, EIGHT, Double.NaN, false);
    }

    /** The folder of the photographs of the earlier form, if it is here. */
    static Optional<Path> imagesOf(Path folder) {
        return IMAGE_FOLDERS.stream()
                .map(folder::resolve)
                .filter(Files::isDirectory)
                .findFirst();
    }

    /**
     * One csv file of the earlier form. Rows of {@code training.csv} are for training, those of {@code validation.csv} for
     * validation, those of files with other names have no split.
     *
     * @param file the csv file
     * @param images the folder that its paths begin in, such as {@code Manually_Annotated_Images}
     * @return a strict reader of whole photographs; see {@link #croppedToFace}
     */
    public static AffectNet csv(Path file, Path images) {
        Objects.requireNonNull(images, "images");
        return new AffectNet(
                null, List.of(new Csv(file, images, splitOf(Folders.nameOf(file)))), EIGHT, Double.NaN, false);
    }

    private static Split splitOf(String name) {
        return name.startsWith("training") ? Split.TRAIN : name.startsWith("validation") ? Split.VALIDATION : null;
    }

    /**
     * The later form: cropped faces, and their annotations in NumPy files.
     *
     * @param folder the folder with {@code train_set}, {@code val_set} or both
     * @return a strict reader
     */
    public static AffectNet npy(Path folder) {
        return new AffectNet(Objects.requireNonNull(folder, "folder"), List.of(), EIGHT, Double.NaN, false);
    }

    /**
     * Leaves out faces that show contempt (they are counted), so that the labels are {@link #SEVEN}.
     *
     * @return the reader
     */
    public AffectNet sevenClasses() {
        return new AffectNet(folder, lists, SEVEN, margin, lenient);
    }

    /**
     * Cuts each photograph to the face, by the box in the csv file, when it is loaded. A row without a box then breaks the
     * rules.
     *
     * @param faceMargin the share of the box to add on every side, such as 0.1; from 0 to 2
     * @return the reader
     * @throws InvalidArgumentException if the margin is out of range, or this is the later form, whose images are cut
     */
    public AffectNet croppedToFace(double faceMargin) {
        if (!(faceMargin >= 0 && faceMargin <= 2)) {
            throw new InvalidArgumentException("a margin around a face is from 0 to 2, got " + faceMargin);
        }
        if (lists.isEmpty()) {
            throw new InvalidArgumentException("AffectNet's npy form has cropped faces and no boxes, got"
                    + " croppedToFace(" + faceMargin + "); leave it out");
        }
        return new AffectNet(folder, lists, labels, faceMargin, lenient);
    }

    @Override
    public AffectNet lenient() {
        return new AffectNet(folder, lists, labels, margin, true);
    }

    @Override
    public String describe() {
        String faces = lists.isEmpty() ? "npy form" : Double.isNaN(margin) ? "csv form" : "csv form, cut to the face";
        return "AffectNet, " + faces + ", " + labels.size() + " classes, in "
                + (folder == null ? lists.get(0).file() : folder);
    }

    @Override
    public LoadReport loadWithReport() {
        Loading loading = new Loading(lenient);
        if (lists.isEmpty()) {
            new AffectNetNpy(folder, labels, loading).load();
        } else {
            for (Csv list : lists) {
                new AffectNetCsv(list, labels, margin, loading).load();
            }
        }
        return loading.report("AffectNet", labels);
    }

    /** Why an expression is left out, if it is: one of 0 to 10 that is not among the labels. */
    static Optional<String> leftOut(int expression, LabelSet labels) {
        if (expression < labels.size()) {
            return Optional.empty();
        }
        return Optional.of(expression < EIGHT.size() ? "7 contempt" : NOT_LEARNED.get(expression - EIGHT.size()));
    }
}
