package io.github.fer4j.data.source;

import io.github.fer4j.FerException;
import io.github.fer4j.MalformedDatasetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds the source that a file or folder is, so that a program can be pointed at any of them.
 *
 * <pre>{@code
 * DataSource source = Sources.recognise(path);
 * log.info("reading {}", source.describe());
 * FerDataset data = source.load();
 * }</pre>
 */
public final class Sources {
    /** So many rows are looked at to tell FER-2013's csv from that of CK+, which has 920 in all. */
    private static final int LOOK_AT = 1000;

    private static final List<String> FOLDERS = List.of(
            "RAF-DB: EmoLabel/list_patition_label.txt (here, or in basic or compound)",
            "RAF-ML: EmoLabel/distribution.txt (here, or in RAF-ML)",
            "AffectNet, csv form: training.csv or validation.csv (here, or in Manually_Annotated_file_lists) and"
                    + " Manually_Annotated_Images",
            "AffectNet, npy form: train_set/annotations or val_set/annotations",
            "CK+48: folders of emotions with images such as S010_004_00000017.png",
            "JAFFE: images such as KA.AN1.39.tiff",
            "folders of images: at least two that are called after emotions (here, or in train, validation, test)",
            "csv manifest: manifest.csv",
            "FER-2013: fer2013.csv, fer2013.csv.gz or icml_face_data.csv");

    private static final List<String> FILES = List.of(
            "FER-2013 or CK+: csv with the columns emotion, pixels, Usage",
            "csv manifest: csv with the columns path, label",
            "AffectNet: csv with the columns subDirectory_filePath, expression, ..., and Manually_Annotated_Images"
                    + " beside it or above it");

    private Sources() {}

    /**
     * Says what a file or folder is, by names and first lines. Where one form is a special case of another (CK+48 is
     * folders of images too), it is the special one.
     *
     * @param path a file or folder
     * @return a strict source; {@link DataSource#describe} says what it was taken for
     * @throws FerException if there is nothing, it is of no known form (the message lists what was looked for), or it may be
     *     one thing or another (the message lists them)
     */
    public static DataSource recognise(Path path) {
        Objects.requireNonNull(path, "path");
        if (!Files.exists(path)) {
            throw new FerException("there is nothing at " + path.toAbsolutePath() + "; check the path");
        }
        boolean isFolder = Files.isDirectory(path);
        List<DataSource> candidates = isFolder ? inFolder(path) : ofFile(path);
        if (candidates.isEmpty()) {
            throw new FerException(path.toAbsolutePath() + " is no data set of a known form; looked for"
                    + (isFolder ? FOLDERS : FILES)
                            .stream().map(form -> "\n  " + form).collect(Collectors.joining())
                    + "\nName a file or folder within it, or use the reader for it");
        }
        if (candidates.size() > 1) {
            throw new FerException(path.toAbsolutePath() + " may be one of several data sets:"
                    + candidates.stream().map(c -> "\n  " + c.describe()).collect(Collectors.joining())
                    + "\nName the file or folder of the one that is meant, or use the reader for it");
        }
        return candidates.get(0);
    }

    private static List<DataSource> ofFile(Path file) {
        List<DataSource> found = new ArrayList<>();
        try (CsvRows rows = CsvRows.openAny(file)) {
            List<String> header = rows.header();
            if (header.containsAll(List.of("emotion", "pixels", "usage"))) {
                found.add(hasContempt(rows) ? CkPlus.csv(file) : Fer2013.csv(file));
            }
            if (header.containsAll(List.of("path", "label"))) {
                found.add(CsvManifest.of(file));
            }
            if (header.containsAll(List.of("subdirectory_filepath", "expression"))) {
                found.add(affectNet(file));
            }
            if (found.isEmpty()
                    && rows.column(CrowdAnswers.ITEM) >= 0
                    && rows.column(CrowdAnswers.WORKER) >= 0
                    && rows.column(CrowdAnswers.ANSWER) >= 0) {
                throw new FerException(file.toAbsolutePath() + " holds answers of a crowd, not images; read it with"
                        + " CrowdAnswers.longForm(...), and put the votes to a data set with withVotes(...)");
            }
        } catch (MalformedDatasetException notCsv) {
            return List.of();
        }
        return found;
    }

    /** Whether a row has CK+'s number for contempt, which FER-2013 does not have. */
    private static boolean hasContempt(CsvRows rows) {
        int emotion = rows.column(List.of("emotion"));
        for (int i = 0; i < LOOK_AT; i++) {
            CsvRows.Row row = rows.next();
            if (row == null) {
                return false;
            }
            if (row.fields().size() > emotion
                    && row.fields().get(emotion).strip().equals("7")) {
                return true;
            }
        }
        return false;
    }

    private static DataSource affectNet(Path file) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        Optional<Path> images = AffectNet.imagesOf(folder);
        if (images.isEmpty() && folder.getParent() != null) {
            images = AffectNet.imagesOf(folder.getParent());
        }
        return AffectNet.csv(
                file,
                images.orElseThrow(() -> new FerException(file.toAbsolutePath() + " is a list of AffectNet, but"
                        + " Manually_Annotated_Images is neither beside it nor above it; name the folder of the images,"
                        + " with AffectNet.csv(csv, images)")));
    }

    private static List<DataSource> inFolder(Path folder) {
        List<DataSource> found = new ArrayList<>();
        for (String part : List.of("", "basic", "compound")) {
            rafDb(folder.resolve(part)).ifPresent(found::add);
        }
        for (String part : List.of("", "RAF-ML")) {
            if (Files.isRegularFile(folder.resolve(part).resolve(RafDb.DISTRIBUTIONS))) {
                found.add(RafDb.multiLabel(folder.resolve(part)));
            }
        }
        boolean hasLists = Files.isDirectory(folder.resolve("Manually_Annotated_file_lists"))
                || Files.isRegularFile(folder.resolve("training.csv"))
                || Files.isRegularFile(folder.resolve("validation.csv"));
        if (hasLists && AffectNet.imagesOf(folder).isPresent()) {
            found.add(AffectNet.manual(folder));
        }
        if (AffectNetNpy.SETS.stream()
                .anyMatch(set -> Files.isDirectory(folder.resolve(set).resolve("annotations")))) {
            found.add(AffectNet.npy(folder));
        }
        if (Files.isRegularFile(folder.resolve(CsvManifest.FILE))) {
            found.add(CsvManifest.of(folder.resolve(CsvManifest.FILE)));
        }
        for (String name : List.of("fer2013.csv", "fer2013.csv.gz", "icml_face_data.csv")) {
            if (Files.isRegularFile(folder.resolve(name))) {
                found.add(Fer2013.csv(folder.resolve(name)));
            }
        }
        List<String> names = Folders.names(folder);
        if (names.stream().anyMatch(name -> Jaffe.NAME.matcher(name).matches())) {
            found.add(Jaffe.folder(folder));
        }
        classFolders(folder, names).ifPresent(found::add);
        return found;
    }

    /** Both parts have the same file; only the compound one has numbers above 7. */
    private static Optional<DataSource> rafDb(Path home) {
        if (RafDb.LISTS.stream().noneMatch(list -> Files.isRegularFile(home.resolve(list)))) {
            return Optional.empty();
        }
        try (TextLines lines = TextLines.open(RafDb.list(home))) {
            for (TextLines.Line line = lines.next(); line != null; line = lines.next()) {
                List<String> words = line.words();
                if (words != null && words.size() == 2 && Fields.whole(words.get(1)) > RafDb.BASIC_7.size()) {
                    return Optional.of(RafDb.compound(home));
                }
            }
        }
        return Optional.of(RafDb.basic(home));
    }

    private static Optional<DataSource> classFolders(Path folder, List<String> names) {
        List<String> classes = classes(folder, names);
        for (String name : names) {
            if (EmotionNames.split(name).isPresent() && Files.isDirectory(folder.resolve(name))) {
                List<String> inSplit = classes(folder.resolve(name), Folders.names(folder.resolve(name)));
                if (inSplit.size() >= 2) {
                    return Optional.of(ClassFolders.of(folder));
                }
            }
        }
        if (classes.size() < 2) {
            return Optional.empty();
        }
        for (String name : classes) {
            Optional<String> first = Folders.names(folder.resolve(name)).stream()
                    .filter(Folders::isImage)
                    .findFirst();
            if (first.isPresent()) {
                boolean ck = CkPlus.NAME.matcher(first.get()).matches();
                return Optional.of(ck ? CkPlus.folders(folder) : ClassFolders.of(folder));
            }
        }
        return Optional.of(ClassFolders.of(folder));
    }

    private static List<String> classes(Path folder, List<String> names) {
        return names.stream()
                .filter(name -> EmotionNames.emotion(name)
                        .filter(EmotionNames.KNOWN::contains)
                        .isPresent())
                .filter(name -> Files.isDirectory(folder.resolve(name)))
                .toList();
    }
}
