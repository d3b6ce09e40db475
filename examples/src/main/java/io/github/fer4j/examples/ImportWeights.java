package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Scores;
import io.github.fer4j.format.Normalisation;
import io.github.fer4j.format.Preprocessing;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.weights.ImportedNet;
import io.github.fer4j.models.weights.PretrainedWeights;
import io.github.fer4j.models.zoo.NetSpec;
import io.github.fer4j.models.zoo.Zoo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Reads pre-trained weights into a net of the zoo and prints what became of them: the check of a real file on this machine.
 * With an image, prints the classes that the net sees in it, by their numbers in ImageNet.
 */
@Command(
        name = "ImportWeights",
        mixinStandardHelpOptions = true,
        description = "Reads .safetensors, Keras .h5 or Deeplearning4j .zip weights into a net of the zoo.")
public final class ImportWeights implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the weights")
    private Path file;

    @Option(names = "--net", required = true, description = "resNet18, resNet50, vgg19, mobileNetV2 or efficientNetB0")
    private String net;

    @Option(names = "--sha256", description = "refuse the file if it has another checksum")
    private String sha256;

    @Option(names = "--size", defaultValue = "224", description = "pixels a side (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(names = "--gray", description = "a net for gray images")
    private boolean gray;

    @Option(
            names = "--classes",
            defaultValue = "1000",
            description =
                    "outputs; the head is kept if the file has as many (default: ${DEFAULT-VALUE}); 0 for the seven"
                            + " emotions of FER-2013")
    private int classes;

    @Option(names = "--option", description = "an option of the net, such as width=0.5")
    private Map<String, String> options = new TreeMap<>();

    @Option(names = "--image", description = "classify this image: its middle square, resized")
    private Path image;

    @Option(names = "--top", defaultValue = "5", description = "classes to print (default: ${DEFAULT-VALUE})")
    private int top;

    @Option(names = "--out", description = "where the model goes, such as my.fer")
    private Path out;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new ImportWeights()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        try {
            return run();
        } catch (FerException e) {
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int run() throws IOException {
        PretrainedWeights weights = PretrainedWeights.of(file);
        if (sha256 != null) {
            weights = weights.sha256(sha256);
        }
        NetSpec spec = Zoo.named(net)
                .options(options)
                .classes(labels())
                .input(new Preprocessing(size, size, gray ? 1 : 3, Interpolation.BILINEAR, Normalisation.unit()));
        ImportedNet imported = weights.into(weights.fitting(spec));
        System.out.println(imported.spec());
        System.out.print(imported.report());
        if (image != null || out != null) {
            try (TrainedModel model = imported.model()) {
                if (image != null) {
                    classify(model);
                }
                if (out != null) {
                    model.save(out);
                    System.out.println("saved     " + out);
                }
            }
        }
        return 0;
    }

    /** ImageNet's classes have numbers here: fer4j's labels are for expressions. */
    private LabelSet labels() {
        return classes == 0
                ? LabelSet.EKMAN_7
                : LabelSet.of(IntStream.range(0, classes)
                        .mapToObj(i -> Emotion.of("class-" + i))
                        .toList());
    }

    private void classify(TrainedModel model) throws IOException {
        var raster = ImageIO.read(image.toFile());
        if (raster == null) {
            throw new FerException(image + ": not an image that can be read");
        }
        int side = Math.min(raster.getWidth(), raster.getHeight());
        Image square = Image.of(
                raster.getSubimage((raster.getWidth() - side) / 2, (raster.getHeight() - side) / 2, side, side));
        Scores scores = model.classifyAll(List.of(square)).get(0);
        scores.ranked().stream().limit(top).forEach(label -> System.out.printf("%-9s %.4f%n", label, scores.of(label)));
    }
}
