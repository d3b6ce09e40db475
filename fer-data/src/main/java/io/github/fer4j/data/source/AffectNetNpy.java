package io.github.fer4j.data.source;

import io.github.fer4j.FerException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.MalformedDatasetException;
import io.github.fer4j.Sample;
import io.github.fer4j.Split;
import io.github.fer4j.ValenceArousal;
import io.github.fer4j.data.image.ImageFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One pass over the folders of AffectNet's later form. */
final class AffectNetNpy {
    static final List<String> SETS = List.of("train_set", "val_set");

    private final Path folder;
    private final LabelSet labels;
    private final Loading loading;

    AffectNetNpy(Path folder, LabelSet labels, Loading loading) {
        this.folder = folder;
        this.labels = labels;
        this.loading = loading;
    }

    void load() {
        Folders.requireFolder(folder);
        boolean any = false;
        for (String set : SETS) {
            if (Files.isDirectory(folder.resolve(set))) {
                any = true;
                load(set, set.equals("train_set") ? Split.TRAIN : Split.VALIDATION);
            }
        }
        if (!any) {
            throw new FerException("there is neither train_set nor val_set in " + folder.toAbsolutePath()
                    + "; name the folder that has them in it");
        }
        if (loading.rows() == 0) {
            throw new FerException("there are no images in " + SETS + " of " + folder.toAbsolutePath()
                    + "; unpack them into train_set/images and val_set/images");
        }
    }

    private void load(String set, Split split) {
        List<String> names = Folders.names(folder.resolve(set).resolve("images"));
        // The names are numbers: 2 comes before 10.
        names.sort(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        Path annotations = folder.resolve(set).resolve("annotations");
        Folders.requireFolder(annotations);
        for (String name : names) {
            if (Folders.isImage(name)) {
                try {
                    read(set, name, annotations, split);
                } catch (MalformedDatasetException bad) {
                    loading.skip(bad);
                }
            } else {
                loading.drop(Folders.notAnImage(name));
            }
        }
    }

    private void read(String set, String name, Path annotations, Split split) {
        String stem = name.substring(0, name.lastIndexOf('.'));
        String shown = set + "/annotations/" + stem;
        double expression = NpyFile.number(annotations.resolve(stem + "_exp.npy"), shown + "_exp.npy");
        if (!(expression >= 0 && expression <= 10 && expression == Math.rint(expression))) {
            throw new MalformedDatasetException(
                    shown + "_exp.npy", 0, "the expression is " + expression + ", expected a number from 0 to 10");
        }
        Optional<String> leftOut = AffectNet.leftOut((int) expression, labels);
        if (leftOut.isPresent()) {
            loading.drop(leftOut.get());
            return;
        }
        double valence = NpyFile.number(annotations.resolve(stem + "_val.npy"), shown + "_val.npy");
        double arousal = NpyFile.number(annotations.resolve(stem + "_aro.npy"), shown + "_aro.npy");
        Optional<ValenceArousal> both = AffectNetCsv.valenceArousal(valence, arousal)
                .orElseThrow(() -> new MalformedDatasetException(
                        shown + "_val.npy",
                        0,
                        "valence and arousal are " + valence + " and " + arousal
                                + ", expected numbers in [-1, 1], or -2 for both"));
        String id = set + "/images/" + name;
        Sample.Builder sample = Sample.builder(id, ImageFiles.source(folder, id))
                .label(labels.get((int) expression))
                .split(split);
        both.ifPresent(sample::valenceArousal);
        loading.add(sample.build());
    }
}
