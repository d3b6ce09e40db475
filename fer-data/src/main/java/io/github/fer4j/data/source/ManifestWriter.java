package io.github.fer4j.data.source;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.github.fer4j.Emotion;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.VoteCounts;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.data.image.ImageLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a {@link CsvManifest}. Each file is written under a temporary name and then moved, the csv file last. */
final class ManifestWriter {
    private static final String IMAGES = "images";

    private final FerDataset data;
    private final Path folder;
    private final CsvManifest.ImagePolicy policy;
    private final Optional<LabelSet> voteOptions;
    private final boolean hasTargets;

    ManifestWriter(FerDataset data, Path folder, CsvManifest.ImagePolicy policy) {
        this.data = data;
        this.folder = Objects.requireNonNull(folder, "folder");
        this.policy = Objects.requireNonNull(policy, "images");
        this.voteOptions = data.samples().stream()
                .flatMap(sample -> sample.votes().stream())
                .map(VoteCounts::options)
                .findFirst();
        this.hasTargets =
                data.samples().stream().anyMatch(sample -> sample.target().isPresent());
        for (Sample sample : data) {
            requirePlain("id", sample.id());
            sample.subject().ifPresent(subject -> requirePlain("subject", subject));
            if (sample.votes().isPresent() && !sample.votes().get().options().equals(voteOptions.orElseThrow())) {
                throw new InvalidArgumentException("a manifest has votes over one set of options, got "
                        + voteOptions.get() + " and, for '" + sample.id() + "', "
                        + sample.votes().get().options());
            }
        }
    }

    private static void requirePlain(String what, String text) {
        if (text.isEmpty() || !text.equals(text.strip())) {
            throw new InvalidArgumentException("the " + what
                    + " of a sample in a manifest is not empty and has no spaces around it, got '" + text + "'");
        }
    }

    Path write() {
        Path manifest = folder.resolve(CsvManifest.FILE);
        try {
            Files.createDirectories(folder.resolve(IMAGES));
            if (Files.exists(manifest)) {
                throw new FerException("there is a manifest already, " + manifest.toAbsolutePath()
                        + "; choose an empty folder, or delete it");
            }
            List<String> paths = new ArrayList<>(data.size());
            for (int i = 0; i < data.size(); i++) {
                paths.add(image(i, data.get(i)));
            }
            String labels = data.labels().emotions().stream().map(Emotion::name).collect(Collectors.joining("\n"));
            put(CsvManifest.labelFile(manifest), (labels + "\n").getBytes(StandardCharsets.UTF_8));
            Path unfinished = folder.resolve("." + CsvManifest.FILE + ".tmp");
            try (Writer out = Files.newBufferedWriter(unfinished, StandardCharsets.UTF_8);
                    CsvWriter csv =
                            CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(out)) {
                csv.writeRecord(header());
                for (int i = 0; i < data.size(); i++) {
                    csv.writeRecord(row(paths.get(i), data.get(i)));
                }
            }
            Files.move(unfinished, manifest, StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } catch (IOException e) {
            throw new FerException("cannot write the data set to " + folder.toAbsolutePath() + ": " + e, e);
        }
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(CsvManifest.PLAIN_COLUMNS);
        voteOptions.ifPresent(options -> options.forEach(e -> header.add(CsvManifest.VOTES + e.name())));
        if (hasTargets) {
            data.labels().forEach(e -> header.add(CsvManifest.TARGET + e.name()));
        }
        return header;
    }

    private List<String> row(String path, Sample sample) {
        List<String> row = new ArrayList<>();
        row.add(path);
        row.add(sample.label().map(Emotion::name).orElse(""));
        row.add(sample.id());
        row.add(sample.split()
                .map(split -> split.name().toLowerCase(Locale.ROOT))
                .orElse(""));
        row.add(sample.subject().orElse(""));
        row.add(sample.weight() == 1 ? "" : Double.toString(sample.weight()));
        row.add(sample.valenceArousal()
                .map(both -> Double.toString(both.valence()))
                .orElse(""));
        row.add(sample.valenceArousal()
                .map(both -> Double.toString(both.arousal()))
                .orElse(""));
        voteOptions.ifPresent(options -> {
            for (Emotion option : options) {
                row.add(sample.votes()
                        .map(votes -> Integer.toString(votes.of(option)))
                        .orElse(""));
            }
        });
        if (hasTargets) {
            Optional<Scores> target = sample.target();
            for (Emotion emotion : data.labels()) {
                row.add(target.map(scores -> Double.toString(scores.of(emotion)))
                        .orElse(""));
            }
        }
        return row;
    }

    /** Writes, copies or finds an image; gives its path as the manifest has it. */
    private String image(int number, Sample sample) throws IOException {
        Optional<Path> file =
                policy == CsvManifest.ImagePolicy.WRITE_PNG ? Optional.empty() : ImageFiles.fileOf(sample.image());
        String base = IMAGES + "/" + String.format(Locale.ROOT, "%06d", number + 1) + ".";
        if (file.isEmpty()) {
            put(folder.resolve(base + "png"), png(sample));
            return base + "png";
        }
        if (policy == CsvManifest.ImagePolicy.REFERENCE_FILES) {
            return pathTo(file.get());
        }
        String copy = base + Folders.extension(Folders.nameOf(file.get()));
        Path unfinished = folder.resolve(copy + ".tmp");
        Files.copy(file.get(), unfinished, StandardCopyOption.REPLACE_EXISTING);
        Files.move(unfinished, folder.resolve(copy), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    private String pathTo(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        try {
            Path relative = folder.toAbsolutePath().normalize().relativize(absolute);
            return relative.toString().replace(relative.getFileSystem().getSeparator(), "/");
        } catch (IllegalArgumentException anotherDrive) {
            return absolute.toString();
        }
    }

    private static byte[] png(Sample sample) throws IOException {
        Image image = sample.image().load();
        int least = ImageLimits.standard().minSide();
        if (image.height() < least || image.width() < least) {
            throw new InvalidArgumentException(sample.id() + ": an image is at least " + least + "x" + least
                    + " pixels to be read again, got a " + image + "; enlarge it first");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        // In memory, whatever ImageIO.setUseCache says: its default is a temporary file for each image.
        try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image.toBufferedImage());
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling(Folders.nameOf(file) + ".tmp");
        Files.write(unfinished, bytes);
        Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
