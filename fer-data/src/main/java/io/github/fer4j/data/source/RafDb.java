package io.github.fer4j.data.source;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static io.github.fer4j.Emotion.NEUTRAL;
import static io.github.fer4j.Emotion.SADNESS;
import static io.github.fer4j.Emotion.SURPRISE;

import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.Split;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads the Real-world Affective Faces Database in its three parts (Li, Deng, Du: <i>Reliable Crowdsourcing and Deep
 * Locality-Preserving Learning for Expression Recognition in the Wild</i>, CVPR 2017; multi-label: Li, Deng: <i>Blended
 * Emotion in-the-Wild</i>, IJCV 127, 2019). Immutable: each method gives a new reader.
 *
 * <pre>
 * basic/EmoLabel/list_patition_label.txt         train_00001.jpg 5
 * basic/Image/aligned/train_00001_aligned.jpg    100x100, or basic/Image/original/train_00001.jpg
 * compound/...                                   the same, with numbers from 1 to 11
 * RAF-ML/EmoLabel/distribution.txt               0001.jpg 0.55 0 0.1 0 0.25 0.1
 * RAF-ML/EmoLabel/partition_label.txt            0001.jpg 0   (0 train, 1 test)
 * RAF-ML/Image/aligned/0001_aligned.jpg
 * </pre>
 *
 * The file is spelled so in the original; {@code list_partition_label.txt} is read too, and {@code Image/aligned/aligned},
 * which some archive tools make. The sets have no validation part. Samples are called after the image, as the list names
 * it; subjects are not published.
 */
public final class RafDb implements DataSource {
    /** The seven of the basic part, in the order of their numbers: 1 is surprise. */
    public static final LabelSet BASIC_7 = LabelSet.of(SURPRISE, FEAR, DISGUST, HAPPINESS, SADNESS, ANGER, NEUTRAL);

    /** The eleven of the compound part, in the order of their numbers: 1 is {@code happily-surprised}. */
    public static final LabelSet COMPOUND_11 = LabelSet.ofNames(List.of(
            "happily surprised",
            "happily disgusted",
            "sadly fearful",
            "sadly angry",
            "sadly surprised",
            "sadly disgusted",
            "fearfully angry",
            "fearfully surprised",
            "angrily surprised",
            "angrily disgusted",
            "disgustedly surprised"));

    /** The six of the multi-label part, in the order of its columns. */
    public static final LabelSet MULTI_LABEL_6 = LabelSet.of(SURPRISE, FEAR, DISGUST, HAPPINESS, SADNESS, ANGER);

    static final List<String> LISTS = List.of("EmoLabel/list_patition_label.txt", "EmoLabel/list_partition_label.txt");
    static final String DISTRIBUTIONS = "EmoLabel/distribution.txt";
    private static final String PARTITION = "EmoLabel/partition_label.txt";

    /** Printed with few digits, six shares may miss 1 by this much. */
    private static final double SUM_TOLERANCE = 0.02;

    private final Part part;
    private final Path folder;
    private final boolean original;
    private final boolean lenient;

    private RafDb(Part part, Path folder, boolean original, boolean lenient) {
        this.part = part;
        this.folder = Objects.requireNonNull(folder, "folder");
        this.original = original;
        this.lenient = lenient;
    }

    private enum Part {
        BASIC("RAF-DB", "basic", BASIC_7),
        COMPOUND("RAF-DB compound", "compound", COMPOUND_11),
        MULTI_LABEL("RAF-ML", "RAF-ML", MULTI_LABEL_6);

        private final String title;
        private final String folder;
        private final LabelSet labels;

        Part(String title, String folder, LabelSet labels) {
            this.title = title;
            this.folder = folder;
            this.labels = labels;
        }
    }

    /**
     * The basic part: 12,271 training and 3,068 test images with one of {@link #BASIC_7} each.
     *
     * @param folder the folder {@code basic}, or the one that it is in
     * @return a strict reader of the aligned images
     */
    public static RafDb basic(Path folder) {
        return new RafDb(Part.BASIC, folder, false, false);
    }

    /**
     * The compound part: images with one of {@link #COMPOUND_11} each.
     *
     * @param folder the folder {@code compound}, or the one that it is in
     * @return a strict reader of the aligned images
     */
    public static RafDb compound(Path folder) {
        return new RafDb(Part.COMPOUND, folder, false, false);
    }

    /**
     * The multi-label part, RAF-ML: images with a distribution over {@link #MULTI_LABEL_6}. Each sample has it as its
     * target, and the top of it as its label.
     *
     * @param folder the folder {@code RAF-ML}, or the one that it is in
     * @return a strict reader of the aligned images
     */
    public static RafDb multiLabel(Path folder) {
        return new RafDb(Part.MULTI_LABEL, folder, false, false);
    }

    /**
     * Takes the images as they were found, with faces of all sizes and their surroundings, where otherwise the aligned ones
     * are taken.
     *
     * @return the reader
     */
    public RafDb originalImages() {
        return new RafDb(part, folder, true, lenient);
    }

    @Override
    public RafDb lenient() {
        return new RafDb(part, folder, original, true);
    }

    @Override
    public String describe() {
        return part.title + ", " + (original ? "original" : "aligned") + " images, in " + folder;
    }

    @Override
    public LoadReport loadWithReport() {
        Path home = home();
        Load load = new Load(home, images(home));
        if (part == Part.MULTI_LABEL) {
            load.distributions();
        } else {
            load.labels();
        }
        return load.loading.report(part.title, part.labels);
    }

    private Path home() {
        Folders.requireFolder(folder);
        if (!Files.isDirectory(folder.resolve("EmoLabel")) && Files.isDirectory(folder.resolve(part.folder))) {
            return folder.resolve(part.folder);
        }
        return folder;
    }

    private Path images(Path home) {
        String kind = original ? "original" : "aligned";
        Path images = home.resolve("Image").resolve(kind);
        Folders.requireFolder(images);
        Path nested = images.resolve(kind);
        return Files.isDirectory(nested) ? nested : images;
    }

    /** The file with the labels of the basic or compound part. */
    static Path list(Path home) {
        for (String list : LISTS) {
            if (Files.isRegularFile(home.resolve(list))) {
                return home.resolve(list);
            }
        }
        throw new FerException("there is no file " + home.resolve(LISTS.get(0)).toAbsolutePath()
                + "; name the folder that has EmoLabel and Image in it");
    }

    /** One pass over the lists. */
    private final class Load {
        private final Loading loading = new Loading(lenient);
        private final Map<String, Long> lines = new HashMap<>();
        private final Path home;
        private final Path images;

        Load(Path home, Path images) {
            this.home = home;
            this.images = images;
        }

        void labels() {
            each(list(home), line -> {
                List<String> words = line.words(2, "an image and a number, such as 'train_00001.jpg 5'");
                int number = Fields.whole(words.get(1));
                if (number < 1 || number > part.labels.size()) {
                    throw line.malformed("the label is " + CsvRows.Row.quoted(words.get(1))
                            + ", expected a number from 1 to " + part.labels.size() + " for " + part.labels);
                }
                loading.add(sample(line, split(line, words.get(0)))
                        .label(part.labels.get(number - 1))
                        .build());
            });
        }

        void distributions() {
            Map<String, TextLines.Line> partition = new LinkedHashMap<>();
            each(home.resolve(PARTITION), line -> {
                List<String> words = line.words(2, "an image and a number, such as '0001.jpg 0'");
                if (!words.get(1).equals("0") && !words.get(1).equals("1")) {
                    throw line.malformed(
                            "the part is " + CsvRows.Row.quoted(words.get(1)) + ", expected 0 for train or 1 for test");
                }
                if (partition.putIfAbsent(words.get(0), line) != null) {
                    throw line.malformed("the image " + CsvRows.Row.quoted(words.get(0)) + " is listed before, in line "
                            + partition.get(words.get(0)).number());
                }
            });
            each(home.resolve(DISTRIBUTIONS), line -> {
                List<String> words =
                        line.words(7, "an image and six numbers, such as '0001.jpg 0.55 0 0.1 0 0.25 0.1'");
                TextLines.Line inPartition = partition.remove(words.get(0));
                Scores target = scores(line, words);
                if (inPartition == null && !lines.containsKey(words.get(0))) {
                    throw line.malformed("the image " + CsvRows.Row.quoted(words.get(0)) + " is not in " + PARTITION
                            + ", which says for each whether it is for training or for testing");
                }
                Sample.Builder sample = sample(
                        line, inPartition != null && inPartition.words().get(1).equals("1") ? Split.TEST : Split.TRAIN);
                loading.add(sample.target(target).label(target.top()).build());
            });
            partition.forEach((image, line) -> {
                if (!lines.containsKey(image)) {
                    loading.skip(line.malformed(
                            "the image " + CsvRows.Row.quoted(image) + " has no sound line in " + DISTRIBUTIONS));
                }
            });
        }

        private Scores scores(TextLines.Line line, List<String> words) {
            double[] shares =
                    words.stream().skip(1).mapToDouble(Fields::decimal).toArray();
            double sum = Arrays.stream(shares).sum();
            if (!(Math.abs(sum - 1) <= SUM_TOLERANCE)
                    || Arrays.stream(shares).anyMatch(share -> share < 0 || share > 1)) {
                throw line.malformed("the distribution is " + String.join(" ", words.subList(1, 7))
                        + ", expected six numbers from 0 to 1 with a sum of 1");
            }
            return Scores.of(
                    MULTI_LABEL_6,
                    Arrays.stream(shares).map(share -> share / sum).toArray());
        }

        private Split split(TextLines.Line line, String image) {
            if (image.startsWith("train_")) {
                return Split.TRAIN;
            }
            if (image.startsWith("test_")) {
                return Split.TEST;
            }
            throw line.malformed(
                    "the image is " + CsvRows.Row.quoted(image) + ", expected a name that begins with train_ or test_");
        }

        /** The sample of the image that a line begins with, if that exists and was not listed before. */
        private Sample.Builder sample(TextLines.Line line, Split split) {
            String image = line.words().get(0);
            Long before = lines.putIfAbsent(image, line.number());
            if (before != null) {
                throw line.malformed("the image " + CsvRows.Row.quoted(image) + " is listed before, in line " + before);
            }
            int dot = image.lastIndexOf('.');
            String name = original || dot < 0 ? image : image.substring(0, dot) + "_aligned" + image.substring(dot);
            if (!name.matches("[\\w.-]+") || !Files.isRegularFile(images.resolve(name))) {
                throw line.malformed("there is no image " + CsvRows.Row.quoted(name) + " in " + images
                        + "; unpack all images" + (original ? "" : ", or ask for originalImages()"));
            }
            return Sample.builder(image, ImageFiles.source(images, name)).split(split);
        }

        private void each(Path file, LineReader reader) {
            try (TextLines text = TextLines.open(file)) {
                int before = loading.rows();
                boolean any = false;
                for (TextLines.Line line = text.next(); line != null; line = text.next()) {
                    any = true;
                    try {
                        reader.read(line);
                    } catch (MalformedDatasetException bad) {
                        loading.skip(bad);
                    }
                }
                if (!any && before == loading.rows()) {
                    throw new MalformedDatasetException(
                            text.file(), 0, "the file is empty, expected a line for each image");
                }
            }
        }
    }

    private interface LineReader {
        void read(TextLines.Line line);
    }
}
