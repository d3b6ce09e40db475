package io.github.fer4j.examples;

import io.github.fer4j.Emotion;
import io.github.fer4j.Explainer;
import io.github.fer4j.Face;
import io.github.fer4j.FaceDetector;
import io.github.fer4j.FaceDetectors;
import io.github.fer4j.Fer;
import io.github.fer4j.Image;
import io.github.fer4j.Interpolation;
import io.github.fer4j.SaliencyMap;
import io.github.fer4j.data.image.ImageFiles;
import io.github.fer4j.eval.explain.Occlusion;
import io.github.fer4j.eval.explain.Overlay;
import io.github.fer4j.format.AtomicFile;
import io.github.fer4j.format.ModelFile;
import io.github.fer4j.models.TrainedModel;
import io.github.fer4j.models.explain.GradCam;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Where in the faces of a photo a model saw what it says: a row for each face, the crop and a map for each way to explain. */
@Command(
        name = "ExplainPhoto",
        mixinStandardHelpOptions = true,
        description = "Draws where in the faces of a photo a model saw what it says.")
public final class ExplainPhoto implements Callable<Integer> {
    /** A way to explain. */
    enum Way {
        GRADCAM,
        OCCLUSION
    }

    private static final int GAP = 8;

    @Parameters(
            arity = "0..1",
            paramLabel = "PHOTO",
            description = "an image file (default: the astronaut of the examples)")
    private Path photo;

    @Option(names = "--out", required = true, description = "where the picture goes, such as explained.png")
    private Path out;

    @Option(names = "--model", description = "a .fer file (default: the bundled model)")
    private Path model;

    @Option(
            names = "--by",
            split = ",",
            defaultValue = "gradcam,occlusion",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private List<Way> ways;

    @Option(names = "--label", description = "what to explain, such as fear (default: what the model says)")
    private String label;

    @Option(names = "--side", defaultValue = "256", description = "of each face, in pixels (default: ${DEFAULT-VALUE})")
    private int side;

    private final PrintStream console;

    ExplainPhoto(PrintStream console) {
        this.console = console;
    }

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(commandLine(System.out).execute(arguments));
    }

    static CommandLine commandLine(PrintStream console) {
        return new CommandLine(new ExplainPhoto(console)).setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public Integer call() throws IOException {
        ModelFile file = model == null ? Fer.bundledModel(Fer.bundledModels().get(0)) : ModelFile.read(model);
        Image image = photo == null ? astronaut() : ImageFiles.read(photo);
        List<Image> pictures = new ArrayList<>();
        try (FaceDetector detector = FaceDetectors.standard();
                TrainedModel trained = TrainedModel.of(file);
                GradCam gradCam = GradCam.of(trained)) {
            for (Face face : detector.detect(image)) {
                Image crop = file.card().faceCrop().cut(image, face);
                pictures.add(crop);
                for (Way way : ways) {
                    Explainer explainer = way == Way.GRADCAM ? gradCam : Occlusion.of(trained);
                    SaliencyMap map =
                            label == null ? explainer.explain(crop) : explainer.explain(crop, Emotion.of(label));
                    console.println("face of " + face.box() + ", " + way + ": " + map);
                    pictures.add(Overlay.standard().draw(crop, map));
                }
            }
        }
        if (pictures.isEmpty()) {
            console.println("no face found");
            return 1;
        }
        BufferedImage sheet = sheet(pictures);
        AtomicFile.write(out, "the picture", stream -> ImageIO.write(sheet, "png", stream));
        console.println("written: " + out);
        return 0;
    }

    private static Image astronaut() throws IOException {
        try (InputStream stream = ExplainPhoto.class.getResourceAsStream("astronaut.png")) {
            return ImageFiles.decode(stream.readAllBytes(), "astronaut.png");
        }
    }

    /** A row for each face, on white. */
    private BufferedImage sheet(List<Image> pictures) {
        int columns = 1 + ways.size();
        int rows = pictures.size() / columns;
        BufferedImage sheet =
                new BufferedImage(columns * (side + GAP) - GAP, rows * (side + GAP) - GAP, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = sheet.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, sheet.getWidth(), sheet.getHeight());
        for (int i = 0; i < pictures.size(); i++) {
            BufferedImage picture = pictures.get(i)
                    .toRgb()
                    .resize(side, side, Interpolation.BILINEAR)
                    .toBufferedImage();
            pen.drawImage(picture, i % columns * (side + GAP), i / columns * (side + GAP), null);
        }
        pen.dispose();
        return sheet;
    }
}
