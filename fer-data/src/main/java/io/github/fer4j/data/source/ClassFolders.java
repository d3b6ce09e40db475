package io.github.fer4j.data.source;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Reads folders that hold one folder of images for each class, the form in which most sets are passed on. Immutable: each
 * method gives a new reader.
 *
 * <pre>
 * faces/angry/0001.png              faces/train/angry/0001.png
 * faces/happy/0002.jpg      or      faces/validation/happy/0002.jpg
 * faces/neutral/0003.png            faces/test/neutral/0003.png
 * </pre>
 *
 * Folders are called as {@link Emotion#of} understands it ({@code Happy}, {@code joy}, {@code SAD}); other names are an
 * error unless {@link #labels}, {@link #numbered} or {@link #anyNames} says what they mean. The level of splits may be
 * there or not; {@code val}, {@code valid}, {@code public_test}, {@code private_test} and the like are known. Hidden files
 * are passed over, files that are not images by their name are counted. A sample is called after the path of its file
 * within the folder; samples come in the order of these paths.
 *
 * <p>Only the names of files are read, not the files. A sample takes about 130 bytes of heap and a byte for each character
 * of its path, so that folders of 200,000 images fit into 64 MB.
 */
public final class ClassFolders implements DataSource {
    private final Path folder;
    private final LabelSet labels;
    private final int firstNumber;
    private final boolean anyNames;
    private final boolean lenient;

    private ClassFolders(Path folder, LabelSet labels, int firstNumber, boolean anyNames, boolean lenient) {
        this.folder = folder;
        this.labels = labels;
        this.firstNumber = firstNumber;
        this.anyNames = anyNames;
        this.lenient = lenient;
    }

    /**
     * A reader of folders that are called after emotions. The label set is that of the folders that are there: the seven
     * of {@link LabelSet#EKMAN_7} in its order, then contempt.
     *
     * @param folder the folder of the class folders, or of the splits
     * @return a strict reader
     */
    public static ClassFolders of(Path folder) {
        return new ClassFolders(Objects.requireNonNull(folder, "folder"), null, -1, false, false);
    }

    /**
     * Says which label set to use, whichever of its folders are there.
     *
     * @param set the names that folders may have
     * @return the reader
     */
    public ClassFolders labels(LabelSet set) {
        return new ClassFolders(folder, Objects.requireNonNull(set, "set"), -1, false, lenient);
    }

    /**
     * Says that folders are called after class numbers, as in copies of RAF-DB (from 1) and AffectNet (from 0).
     *
     * @param set what the numbers mean, in their order
     * @param first the number of its first emotion, 0 or 1
     * @return the reader
     * @throws InvalidArgumentException if the first number is neither
     */
    public ClassFolders numbered(LabelSet set, int first) {
        if (first != 0 && first != 1) {
            throw new InvalidArgumentException("class numbers begin with 0 or 1, got " + first);
        }
        return new ClassFolders(folder, Objects.requireNonNull(set, "set"), first, false, lenient);
    }

    /**
     * Takes folders with unknown names for emotions of their own, which come last in the label set, by name.
     *
     * @return the reader
     */
    public ClassFolders anyNames() {
        return new ClassFolders(folder, null, -1, true, lenient);
    }

    @Override
    public ClassFolders lenient() {
        return new ClassFolders(folder, labels, firstNumber, anyNames, true);
    }

    @Override
    public String describe() {
        return "folders of images, one for each class, in " + folder;
    }

    @Override
    public LoadReport loadWithReport() {
        return new Load(Folders.nameOf(folder.toAbsolutePath().normalize()), (name, sample) -> {}).run();
    }

    /** The same with another name, and a rule for what file names say of a sample. */
    LoadReport load(String name, NameRule rule) {
        return new Load(name, rule).run();
    }

    /** What the name of a file says of its sample, as the subject. */
    interface NameRule {
        /**
         * Adds to a sample what the name says.
         *
         * @throws MalformedDatasetException if the name is not as it should be
         */
        void apply(String name, Sample.Builder sample);
    }

    /** One pass over the folders. */
    private final class Load {
        private final Loading loading = new Loading(lenient);
        private final Set<Emotion> found = new LinkedHashSet<>();
        private final String name;
        private final NameRule rule;

        Load(String name, NameRule rule) {
            this.name = name;
            this.rule = rule;
        }

        LoadReport run() {
            List<String> top = Folders.names(folder);
            List<String> folders = subfolders(folder, top, "");
            List<String> splits = folders.stream()
                    .filter(child -> EmotionNames.split(child).isPresent())
                    .toList();
            if (splits.isEmpty()) {
                classes("", folders, null);
            } else {
                for (String split : folders) {
                    if (splits.contains(split)) {
                        Path inside = folder.resolve(split);
                        List<String> names = Folders.names(inside);
                        classes(
                                split + "/",
                                subfolders(inside, names, split + "/"),
                                EmotionNames.split(split).orElseThrow());
                    } else {
                        loading.skip(
                                malformed(
                                        split,
                                        "a folder beside " + splits
                                                + " is a split too (train, validation, test), or does not belong here; move it away"));
                    }
                }
            }
            if (loading.samples().isEmpty() && found.isEmpty()) {
                throw new FerException("there is no folder of images that is called after an emotion in "
                        + folder.toAbsolutePath() + "; " + expected());
            }
            return loading.report(name, labels != null ? labels : EmotionNames.labelSet(found, folder.toString()));
        }

        /** The folders among the names; what else there is does not belong on this level. */
        private List<String> subfolders(Path parent, List<String> names, String prefix) {
            List<String> folders = new ArrayList<>();
            for (String child : names) {
                if (Folders.isImage(child)) {
                    loading.skip(malformed(
                            prefix + child,
                            "an image lies in the folder of its class, this one lies" + " above all classes; move it"));
                } else if (Files.isDirectory(parent.resolve(child))) {
                    folders.add(child);
                } else {
                    loading.drop(Folders.notAnImage(child));
                }
            }
            return folders;
        }

        private void classes(String prefix, List<String> folders, Split split) {
            for (String child : folders) {
                Optional<Emotion> emotion = emotion(child);
                if (emotion.isPresent()) {
                    found.add(emotion.get());
                    images(prefix + child, emotion.get(), split);
                } else {
                    loading.skip(malformed(prefix + child, "the folder is called after no emotion; " + expected()));
                }
            }
        }

        private void images(String inside, Emotion emotion, Split split) {
            Path parent = folder.resolve(inside);
            for (String file : Folders.names(parent)) {
                if (Folders.isImage(file)) {
                    String id = inside + "/" + file;
                    try {
                        Sample.Builder sample = Sample.builder(id, ImageFiles.source(folder, id))
                                .label(emotion);
                        if (split != null) {
                            sample.split(split);
                        }
                        rule.apply(id, sample);
                        loading.add(sample.build());
                    } catch (MalformedDatasetException bad) {
                        loading.skip(bad);
                    }
                } else if (Files.isDirectory(parent.resolve(file))) {
                    loading.skip(malformed(
                            inside + "/" + file,
                            "the folder of a class holds images, this one holds a folder, which would not be read;"
                                    + " move its images up"));
                } else {
                    loading.drop(Folders.notAnImage(file));
                }
            }
        }

        private Optional<Emotion> emotion(String child) {
            if (firstNumber >= 0) {
                int number = Fields.whole(child) - firstNumber;
                return number >= 0 && number < labels.size() ? Optional.of(labels.get(number)) : Optional.empty();
            }
            return EmotionNames.emotion(child)
                    .filter(e -> anyNames || (labels == null ? EmotionNames.KNOWN.contains(e) : labels.contains(e)));
        }

        private String expected() {
            if (firstNumber >= 0) {
                return "expected a number from " + firstNumber + " to " + (firstNumber + labels.size() - 1) + " for "
                        + labels;
            }
            if (anyNames) {
                return "expected a name of English letters and digits; rename it";
            }
            return "expected one of " + (labels != null ? labels : EmotionNames.KNOWN)
                    + "; rename it, or say what is meant by labels(...), numbered(...) or anyNames()";
        }

        private MalformedDatasetException malformed(String file, String problem) {
            return new MalformedDatasetException(file, 0, problem);
        }
    }
}
