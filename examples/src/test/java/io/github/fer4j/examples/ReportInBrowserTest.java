package io.github.fer4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.FerDataset;
import io.github.fer4j.Image;
import io.github.fer4j.LabelSet;
import io.github.fer4j.Sample;
import io.github.fer4j.Scores;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.metric.Prediction;
import io.github.fer4j.eval.report.Report;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What a browser makes of a report. Without a Chromium on the machine, these are skipped. */
class ReportInBrowserTest {
    private static final String HOSTILE = "]]></style></script><script>document.title='run'</script>"
            + "<img src=x onerror=\"document.title='run'\">\"'`&amp;";

    private static void assertQuiet(Chromium.Visit visit) {
        assertThat(visit.log()).doesNotContain("CONSOLE");
        assertThat(requests(visit)).isEmpty();
    }

    /** What pages asked for. Requests have an initiator, which is "not an origin" where the browser itself asks. */
    private static List<String> requests(Chromium.Visit visit) {
        return visit.netLog()
                .lines()
                .filter(line -> line.contains("\"initiator\":") && !line.contains("\"initiator\":\"not an origin\""))
                .filter(line -> !line.contains("\"url\":\"data:"))
                .toList();
    }

    /** Without this, a browser that logged nothing would pass all the others. */
    @Test
    void errors_and_requests_of_a_page_would_be_seen(@TempDir Path folder) throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        Path page = Files.writeString(
                folder.resolve("bad.html"),
                "<!DOCTYPE html><title>t</title><script>nothing.here</script><img src='http://127.0.0.1:9/pixel.png'>");

        Chromium.Visit visit = chromium.open(page);

        assertThat(visit.log()).contains("CONSOLE");
        assertThat(requests(visit)).anyMatch(line -> line.contains("127.0.0.1:9/pixel.png"));
    }

    @Test
    void hostile_names_are_text(@TempDir Path folder) throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        LabelSet labels = LabelSet.ofNames(List.of("fear", "anger", "contempt"));
        Prediction wrong = new Prediction(HOSTILE, labels.get(0), Scores.of(labels, 0.1, 0.7, 0.2));
        Prediction right = new Prediction("fine", labels.get(1), Scores.of(labels, 0.1, 0.7, 0.2));
        FerDataset samples = FerDataset.of(
                "faces",
                labels,
                List.of(Sample.builder(HOSTILE, Image.gray(2, 2, new byte[] {0, 80, (byte) 160, (byte) 240}))
                        .label(labels.get(0))
                        .build()));
        Report report = Report.builder(Evaluator.evaluate(HOSTILE, labels, List.of(wrong, right)))
                .samples(samples)
                .images(true)
                .command(HOSTILE)
                .build();
        Path page = folder.resolve("report.html");
        report.writeHtml(page);

        Chromium.Visit visit = chromium.open(page);

        assertQuiet(visit);
        assertThat(visit.dom()).doesNotContain("<script", "<title>run").contains("<img src=\"data:image/png;base64,");
        assertThat(PageFigures.checked(visit.dom(), new ObjectMapper().readTree(report.json())))
                .contains("accuracy", "classes.2.recall", "confusion.counts.0.1", "confidentErrors.0.confidence");
    }

    @Test
    void a_report_of_fer2013_shows_the_figures_of_its_json_and_asks_for_nothing(@TempDir Path folder)
            throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        Path data = Path.of(System.getProperty("fer.shared.data", "absent"), "fer2013");
        Path csv = data.resolve("fer2013-train-public.csv.gz");
        Assumptions.assumeTrue(Files.isReadable(csv), "skipped: FER-2013 is not on this machine, no " + csv);
        Path out = folder.resolve("report");
        int exit = new CommandLine(new ReportFer2013(
                        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8)))
                .execute(
                        csv.toString(),
                        "--votes",
                        data.resolve("fer2013new-train-public.csv").toString(),
                        "--history",
                        Path.of("../docs/models/ferplus-8/history.csv").toString(),
                        "--samples",
                        "300",
                        "--images",
                        "--out",
                        out.toString());
        assertThat(exit).isZero();

        Chromium.Visit visit = chromium.open(out.resolve("report.html"));

        assertQuiet(visit);
        JsonNode json = new ObjectMapper().readTree(out.resolve("report.json").toFile());
        List<String> figures = PageFigures.checked(visit.dom(), json);
        assertThat(figures)
                .hasSizeGreaterThan(400)
                .contains(
                        "accuracy",
                        "intervals.accuracy.lower",
                        "classes.6.averagePrecision",
                        "confusion.sharesOfTruth.6.6",
                        "learningCurve.27.validationAccuracy",
                        "noise.0.classes.0.shares.2",
                        "subsets.0.uar",
                        "confidentErrors.0.confidence");
        assertThat(json.get("samples").asInt()).isEqualTo(300);
        assertThat(visit.dom()).contains("data:image/png;base64,");
        // An image's letters may spell anything.
        assertThat(visit.dom().replaceAll("base64,[A-Za-z0-9+/=]*", "")).doesNotContain("NaN", "<script");
    }

    private static Path pageOfRandomAnswers(Path folder) {
        LabelSet labels = LabelSet.FERPLUS_8;
        Random random = new Random(3);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double[] scores = random.doubles(labels.size(), 0.01, 1).toArray();
            double sum = Arrays.stream(scores).sum();
            predictions.add(new Prediction(
                    "a-rather-long-name-of-a-sample-that-does-not-break/" + i,
                    labels.get(random.nextInt(labels.size())),
                    Scores.of(
                            labels,
                            Arrays.stream(scores).map(score -> score / sum).toArray())));
        }
        Path page = folder.resolve("report.html");
        Report.builder(Evaluator.evaluate("random answers", labels, predictions))
                .command(
                        "Evaluate --with a-line-that-is-far-longer-than-a-phone-is-wide --and more --and more --and more")
                .build()
                .writeHtml(page);
        return page;
    }

    @Test
    void it_is_light_or_dark_as_its_reader_is(@TempDir Path folder) throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        Path page = pageOfRandomAnswers(folder);
        for (boolean dark : new boolean[] {false, true}) {
            Path png = folder.resolve("page.png");
            chromium.shoot(page, png, 800, 600, dark);

            // Nothing is written in the corner.
            assertThat(ImageIO.read(png.toFile()).getRGB(1, 1) & 0xffffff).isEqualTo(dark ? 0x15181d : 0xffffff);
        }
    }

    /** Tables and code scroll in boxes of their own; the page does not. */
    @Test
    void it_is_no_wider_than_a_phone(@TempDir Path folder) throws IOException, InterruptedException {
        Chromium chromium = Chromium.orSkip(folder);
        String html = Files.readString(pageOfRandomAnswers(folder));
        // The page itself forbids scripts: a copy without its policy is measured, in a frame as wide as a phone.
        String measured = html.replaceFirst("<meta http-equiv=[^>]*>", "")
                .replace(
                        "</body>",
                        "<script>let e=document.documentElement;parent.document.title=e.scrollWidth>e.clientWidth?'too wide':'fits in '+innerWidth</script></body>");
        Path frame = Files.writeString(
                folder.resolve("phone.html"),
                "<!DOCTYPE html><title>t</title><iframe style='border:0;width:375px;height:700px' srcdoc='"
                        + measured.replace("&", "&amp;").replace("'", "&#39;") + "'></iframe>");

        assertThat(chromium.open(frame).dom()).contains("<title>fits in 375</title>");
    }
}
