package io.github.fer4j.examples;

import io.github.fer4j.FerDataset;
import io.github.fer4j.LabelSet;
import io.github.fer4j.data.sheet.ContactSheet;
import io.github.fer4j.data.source.Fer2013;
import io.github.fer4j.data.synthetic.DrawnFace;
import io.github.fer4j.data.synthetic.SimulatedCrowd;
import io.github.fer4j.data.synthetic.Spammer;
import io.github.fer4j.data.synthetic.SyntheticFaces;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Draws a sample of a data set as one picture: FER-2013 (with FER+'s votes, if they are given), or drawn faces with the
 * votes of a simulated crowd.
 */
@Command(
        name = "DrawContactSheet",
        mixinStandardHelpOptions = true,
        description = "Draws a sample of FER-2013, or of drawn faces where no csv is given, as one PNG.")
public final class DrawContactSheet implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "CSV", description = "fer2013.csv or fer2013.csv.gz")
    private Path csv;

    @Option(names = "--votes", description = "fer2013new.csv: FER+'s votes beside FER-2013's labels")
    private Path votes;

    @Option(names = "--out", required = true, description = "where the picture goes, such as sheet.png")
    private Path out;

    @Option(names = "--per-class", defaultValue = "8", description = "images of each class (default: ${DEFAULT-VALUE})")
    private int perClass;

    @Option(names = "--grid", description = "rows of any class instead: so many of them")
    private Integer rows;

    @Option(names = "--thumbnail", defaultValue = "96", description = "pixels of an image (default: ${DEFAULT-VALUE})")
    private int thumbnail;

    @Option(names = "--size", defaultValue = "48", description = "pixels of drawn faces (default: ${DEFAULT-VALUE})")
    private int size;

    @Option(names = "--colour", description = "draw faces in colour")
    private boolean colour;

    @Option(names = "--seed", defaultValue = "42", description = "of all random choices (default: ${DEFAULT-VALUE})")
    private long seed;

    /** @param arguments see {@code --help} */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DrawContactSheet()).execute(arguments));
    }

    @Override
    public Integer call() {
        FerDataset data = csv == null ? drawnFaces() : fer2013();
        ContactSheet.Builder builder =
                ContactSheet.builder(data).thumbnail(thumbnail).seed(seed);
        ContactSheet sheet = (rows == null ? builder.perClass(perClass) : builder.grid(rows, perClass)).draw();
        sheet.writePng(out);
        System.out.println(out + ": " + sheet + ", " + sheet.disagreements() + " whose label is not the most voted, "
                + sheet.unreadable() + " that cannot be read");
        return 0;
    }

    private FerDataset fer2013() {
        return votes == null
                ? Fer2013.csv(csv).load()
                : Fer2013.csv(csv).withFerPlusVotes(votes).load();
    }

    private FerDataset drawnFaces() {
        SyntheticFaces.Builder faces = SyntheticFaces.builder()
                .labels(LabelSet.FERPLUS_8)
                .samplesPerClass(100)
                .size(size)
                .colour(colour)
                .seed(seed);
        Map<String, DrawnFace> drawn = faces.describe();
        return SimulatedCrowd.builder()
                .answersPerItem(10)
                .spammers(Spammer.UNIFORM, 0.1)
                .difficulty(sample -> drawn.get(sample.id()).difficulty())
                .seed(seed)
                .build()
                .annotate(faces.build())
                .annotated();
    }
}
