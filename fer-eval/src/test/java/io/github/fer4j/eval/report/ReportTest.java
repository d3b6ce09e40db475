package io.github.fer4j.eval.report;

import static io.github.fer4j.Emotion.ANGER;
import static io.github.fer4j.Emotion.DISGUST;
import static io.github.fer4j.Emotion.FEAR;
import static io.github.fer4j.Emotion.HAPPINESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fer4j.FerDataset;
import io.github.fer4j.FerException;
import io.github.fer4j.Image;
import io.github.fer4j.InvalidArgumentException;
import io.github.fer4j.Sample;
import io.github.fer4j.UnreadableImageException;
import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.metric.GroupedFigures;
import io.github.fer4j.eval.metric.Metric;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class ReportTest {
    private static final Evaluation FIVE = ReportFixtures.fiveFaces();

    private static Report full(String text) {
        GroupedFigures groups = GroupedFigures.of(
                FIVE.table(),
                prediction -> Optional.of(prediction.id().equals("a") ? "x" + text : "y"),
                Metric.ACCURACY);
        return ReportFixtures.builder(FIVE.named("five faces" + text))
                .title("Title" + text)
                .card(ReportFixtures.card(text))
                .learningCurve(ReportFixtures.curve())
                .classDistribution("other data" + text, Map.of(FEAR, 3, HAPPINESS, 1))
                .noise(new NoiseDistribution(
                        "noise" + text,
                        List.of("low" + text, "high"),
                        Map.of(FEAR, List.of(3, 1), ANGER, List.of(0, 0))))
                .subset(
                        "some" + text,
                        FIVE.filter(prediction -> prediction.truth().equals(FEAR)))
                .groups("age" + text, groups)
                .command("Evaluate \\\n  --all" + text)
                .build();
    }

    private static JsonNode json(Report report) throws IOException {
        return new ObjectMapper().readTree(report.json());
    }

    @Test
    void the_json_holds_what_can_be_worked_out_by_hand() throws IOException {
        JsonNode json = json(full(""));

        assertThat(json.at("/accuracy").asDouble()).isEqualTo(0.4); // d and e of five
        assertThat(json.at("/uar").asDouble()).isEqualTo((0.25 + 1) / 2);
        assertThat(json.at("/classes/1/auc").asDouble())
                .isEqualTo((1 + 3 * 0.5) / 4); // above e ranks d; a, b and c tie with it
        assertThat(json.at("/classes/0/auc").isNull()).isTrue();
        assertThat(json.at("/confusion/sharesOfTruth/1/3").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/confusion/sharesOfTruth/0/3").isNull()).isTrue();
        assertThat(json.at("/subsets/0/accuracy").asDouble()).isEqualTo(0.25);
        assertThat(json.at("/groupings/0/groups/1/value").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/groupings/0/gap").isNull()).isTrue(); // of one and four samples
        assertThat(json.at("/classDistributions/0/counts")).hasToString("[0,4,1,0]");
        assertThat(json.at("/classDistributions/1/counts")).hasToString("[3,9,1,0]"); // of the card
        assertThat(json.at("/classDistributions/2/shares")).hasToString("[0.0,0.75,0.25,0.0]");
        assertThat(json.at("/noise/0/classes").findValues("shares").toString()).contains("[0.75,0.25]", "[null,null]");
        assertThat(json.at("/learningCurve/1/validationLoss").asDouble()).isEqualTo(1.6);
        assertThat(json.at("/confidentErrors").findValuesAsText("id")).containsExactly("a", "b", "c");
        assertThat(json.at("/confidentErrors/0/confidence").asDouble()).isEqualTo(0.6, within(1e-12));
        assertThat(json.at("/model/training/uses/0/sha256").asText()).startsWith("0123456789abcdef");
        assertThat(json.at("/model/temperature").asDouble()).isEqualTo(1.25);
    }

    @Test
    void the_json_has_all_of_the_plain_one_under_the_same_names() throws IOException {
        JsonNode plain = new ObjectMapper().readTree(JsonReport.of(FIVE));
        JsonNode full = json(Report.of(FIVE));

        plain.fieldNames().forEachRemaining(name -> {
            if (!List.of("classes", "confusion", "intervals").contains(name)) {
                assertThat(full.get(name)).as(name).isEqualTo(plain.get(name));
            }
        });
        assertThat(full.at("/intervals/accuracy")).isEqualTo(plain.at("/intervals/accuracy"));
        assertThat(full.at("/intervals/uar")).isEqualTo(plain.at("/intervals/uar"));
        assertThat(full.at("/confusion/counts")).isEqualTo(plain.at("/confusion/counts"));
        assertThat(full.at("/classes/1/f1")).isEqualTo(plain.at("/classes/1/f1"));
    }

    @Test
    void every_figure_of_the_page_is_that_of_the_json() throws IOException {
        Report report = full("");
        JsonNode json = json(report);
        List<Element> figures = Page.of(report).with("data-figure");

        assertThat(figures).hasSizeGreaterThan(120);
        for (Element figure : figures) {
            String place = figure.getAttribute("data-figure");
            JsonNode node = json.at("/" + place.replace('.', '/'));
            if (node.isNull()) {
                assertThat(figure.getTextContent()).as(place).isEqualTo("not defined");
            } else {
                assertThat(node.isNumber()).as(place).isTrue();
                assertThat(Double.parseDouble(figure.getAttribute("value")))
                        .as(place)
                        .isEqualTo(node.asDouble());
                double scale = figure.getAttribute("data-unit").equals("percent") ? 100 : 1;
                assertThat(Double.parseDouble(figure.getTextContent().replace(" %", "")))
                        .as(place)
                        .isEqualTo(scale * node.asDouble(), within(0.005));
            }
        }
    }

    @Test
    void numbers_are_shown_as_people_read_them() {
        Page page = Page.of(full(""));
        assertThat(page.with("data-figure").stream()
                        .filter(figure -> figure.getAttribute("data-figure").equals("accuracy"))
                        .map(Element::getTextContent))
                .isNotEmpty()
                .containsOnly("40.00 %");
        assertThat(page.texts("td")).contains("0.2105", "35.56 %"); // kappa and macro F1, as TextReport has them
    }

    @Test
    void nothing_is_nan_and_absent_classes_are_stated() throws IOException {
        Report report = full("");
        for (String text : List.of(report.html(), report.markdown(), report.json(), ModelCardReport.of(report))) {
            assertThat(text).doesNotContain("NaN", "Infinity");
        }
        assertThat(Page.of(report).texts("p")).anyMatch(text -> text.contains("No samples are of anger, surprise"));
        assertThat(Page.of(report).texts("p")).anyMatch(text -> text.contains("Nothing was taken for anger"));
        assertThat(report.markdown()).contains("No samples are of anger, surprise");
    }

    @Test
    void all_samples_of_one_class_still_make_a_report() throws IOException {
        Evaluation one = Evaluator.evaluate(
                "one", ReportFixtures.LABELS, List.of(Predictions.of("d", ReportFixtures.LABELS, FEAR, FEAR)));
        Report report = ReportFixtures.builder(one).build();

        assertThat(report.plots())
                .containsKeys("confusion", "reliability", "precision-recall")
                .doesNotContainKey("roc");
        assertThat(json(report).at("/kappa").isNull()).isTrue();
        assertThat(json(report).at("/intervals").has("kappa")).isFalse();
        assertThat(Page.of(report).texts("span")).contains("not defined");
        assertThat(report.html()).doesNotContain("NaN", "id=\"errors\"");
    }

    @Test
    void hostile_text_stays_text_in_every_format() {
        Report report = full(ReportFixtures.HOSTILE);
        Page page = Page.of(report);

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("img")).isEmpty();
        assertThat(page.all("style")).hasSize(1);
        assertThat(page.with("onerror")).isEmpty();
        assertThat(page.texts("h1").get(0)).startsWith("Title]]></style></script><script>alert(1)</script>");
        assertThat(page.text()).doesNotContain("\u0007").contains("--all]]>");
        for (String markdown : List.of(report.markdown(), ModelCardReport.of(report))) {
            assertThat(markdown.replaceAll("(?s)```.*?\n````?\n|````.*?\n````", ""))
                    .doesNotContain("<script", "<img");
        }
        report.plots().values().forEach(plot -> assertThat(plot.svg()).doesNotContain("<script", "<img"));
    }

    @Test
    void the_page_asks_for_nothing_and_runs_nothing() {
        Page page = Page.of(full(""));

        assertThat(page.all("meta").stream()
                        .filter(meta -> meta.getAttribute("http-equiv").equals("Content-Security-Policy"))
                        .map(meta -> meta.getAttribute("content")))
                .containsExactly("default-src 'none'; img-src data:; style-src 'unsafe-inline'");
        assertThat(page.all("link")).isEmpty();
        assertThat(page.with("src")).isEmpty();
        assertThat(page.with("href")).allMatch(link -> link.getAttribute("href").startsWith("#"));
        assertThat(page.texts("style").get(0)).doesNotContain("url(", "@import", "http");
        assertThat(page.all("*"))
                .noneMatch(element -> element.getTagName().matches("script|iframe|object|embed|form|base"));
    }

    @Test
    void a_keyboard_and_a_screen_reader_find_their_way() {
        Page page = Page.of(full(""));

        assertThat(page.all("html").get(0).getAttribute("lang")).isEqualTo("en");
        assertThat(page.texts("title").get(0)).startsWith("Title");
        assertThat(page.all("h1")).hasSize(1);
        assertThat(page.all("h2")).hasSizeGreaterThan(8);
        assertThat(page.all("h3")).isEmpty();
        assertThat(List.of(page.all("header"), page.all("nav"), page.all("main"), page.all("footer")))
                .allMatch(landmarks -> landmarks.size() == 1);
        List<String> ids = page.with("id").stream()
                .map(element -> element.getAttribute("id"))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(page.with("href"))
                .allMatch(link -> ids.contains(link.getAttribute("href").substring(1)));
        assertThat(page.with("aria-labelledby"))
                .isNotEmpty()
                .allSatisfy(element -> assertThat(ids)
                        .contains(element.getAttribute("aria-labelledby").split(" ")));
        assertThat(page.all("table"))
                .isNotEmpty()
                .allMatch(table -> table.getElementsByTagName("caption").getLength() == 1);
        assertThat(page.all("th")).allMatch(cell -> cell.getAttribute("scope").matches("row|col"));
        assertThat(page.all("svg"))
                .hasSize(8)
                .allMatch(svg -> svg.getElementsByTagName("desc").getLength() == 1);
        assertThat(page.all("a").get(0).getAttribute("href")).isEqualTo("#main");
    }

    @Test
    void images_are_shown_only_when_allowed_and_a_bad_one_stops_nothing() {
        Image image = Image.gray(300, 200, new byte[300 * 200]);
        FerDataset samples = FerDataset.of(
                "five faces",
                ReportFixtures.LABELS,
                List.of(
                        Sample.builder("a", image).label(FEAR).build(),
                        Sample.builder("b", () -> {
                                    throw new UnreadableImageException("truncated");
                                })
                                .label(FEAR)
                                .build(),
                        Sample.builder("c", image).label(FEAR).build(),
                        Sample.builder("c", image).label(FEAR).build()));
        Report.Builder builder = ReportFixtures.builder(FIVE).samples(samples);
        assertThat(Page.of(builder.build()).all("img")).isEmpty();

        List<Element> shown = Page.of(builder.images(true).build()).all("img");
        assertThat(shown).hasSize(1); // b cannot be read, and two samples are called c
        assertThat(shown.get(0).getAttribute("src")).startsWith("data:image/png;base64,iVBOR");
        assertThat(shown.get(0).getAttribute("alt")).isEqualTo("Sample a: fear, taken for surprise");
        assertThat(builder.build().markdown())
                .contains("a: fear taken for surprise, 60.00 %")
                .doesNotContain("base64");
        assertThat(Page.of(builder.errors(0).build()).all("img")).isEmpty();
    }

    @Test
    void wrong_settings_are_refused_at_once() {
        Report.Builder builder = Report.builder(FIVE);
        assertThatThrownBy(() -> Report.builder(FIVE).images(true).build())
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("call samples(data)");
        assertThatThrownBy(() -> builder.title(" ")).hasMessageContaining("not blank");
        assertThatThrownBy(() -> builder.errors(-1)).hasMessageContaining("got -1");
        assertThatThrownBy(() -> builder.classDistribution("d", Map.of(DISGUST, 1)))
                .hasMessageContaining("disgust");
        assertThatThrownBy(() -> builder.classDistribution("d", Map.of(FEAR, -1)))
                .hasMessageContaining("got -1");
        assertThatThrownBy(() -> builder.classDistribution("d", Map.of(FEAR, 0)))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> builder.noise(new NoiseDistribution("n", List.of("a"), Map.of(DISGUST, List.of(1)))))
                .hasMessageContaining("disgust");
        assertThatThrownBy(() -> Report.builder(null)).isInstanceOf(NullPointerException.class);
        Stream.<Runnable>of(
                        () -> builder.title(null),
                        () -> builder.card(null),
                        () -> builder.learningCurve(null),
                        () -> builder.classDistribution(null, Map.of(FEAR, 1)),
                        () -> builder.noise(null),
                        () -> builder.subset(null, FIVE),
                        () -> builder.subset("s", null),
                        () -> builder.groups(null, null),
                        () -> builder.samples(null),
                        () -> builder.command(null),
                        () -> builder.bootstrap(null))
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(NullPointerException.class));
    }

    @Test
    void all_files_are_written_alike_twice_and_nothing_beside_them(@TempDir Path folder) throws IOException {
        full("").writeAll(folder.resolve("one"));
        full("").writeAll(folder.resolve("two"));

        List<String> names = files(folder.resolve("one"));
        assertThat(names)
                .containsExactly(
                        "classes.csv",
                        "confusion.csv",
                        "model-card.md",
                        "plots/classes.png",
                        "plots/classes.svg",
                        "plots/confusion.png",
                        "plots/confusion.svg",
                        "plots/learning-accuracy.png",
                        "plots/learning-accuracy.svg",
                        "plots/learning-loss.png",
                        "plots/learning-loss.svg",
                        "plots/noise-1.png",
                        "plots/noise-1.svg",
                        "plots/precision-recall.png",
                        "plots/precision-recall.svg",
                        "plots/reliability.png",
                        "plots/reliability.svg",
                        "plots/roc.png",
                        "plots/roc.svg",
                        "predictions.csv",
                        "report.html",
                        "report.json",
                        "report.md");
        assertThat(files(folder.resolve("two"))).isEqualTo(names);
        for (String name : names) {
            assertThat(folder.resolve("one").resolve(name))
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(name));
        }
        assertThat(folder.resolve("one/report.md")).content().contains("(plots/confusion.svg)");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void csv_fields_are_quoted_where_they_must_be(@TempDir Path folder) throws IOException {
        Evaluation evaluation = Evaluator.evaluate(
                "quotes",
                ReportFixtures.LABELS,
                List.of(Predictions.of("a,\"b\"\nc", ReportFixtures.LABELS, FEAR, ANGER)));
        ReportFixtures.builder(evaluation).build().writeCsv(folder);

        assertThat(folder.resolve("predictions.csv"))
                .content()
                .startsWith("id,truth,predicted,correct,confidence,p_anger,p_fear,p_happiness,p_surprise\n"
                        + "\"a,\"\"b\"\"\nc\",fear,anger,false,0.6,0.6,0.13");
        assertThat(folder.resolve("classes.csv"))
                .content()
                .isEqualTo("emotion,precision,recall,f1,support,predicted,auc,average_precision\n"
                        + "anger,0.0,,0.0,0,1,,\nfear,,0.0,0.0,1,0,,1.0\nhappiness,,,,0,0,,\nsurprise,,,,0,0,,\n");
        assertThat(folder.resolve("confusion.csv"))
                .content()
                .contains("truth,predicted_anger,predicted_fear,", "\nfear,1,0,0,0\n");
    }

    @Test
    void a_report_that_cannot_be_written_says_where(@TempDir Path folder) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        Report report = ReportFixtures.builder(FIVE).build();

        Stream.<Runnable>of(
                        () -> report.writeHtml(taken.resolve("report.html")),
                        () -> report.writeMarkdown(taken.resolve("report.md")),
                        () -> report.writeJson(taken.resolve("report.json")),
                        () -> report.writeCsv(taken),
                        () -> report.writePlots(taken),
                        () -> report.writeAll(taken))
                .forEach(call -> assertThatThrownBy(call::run)
                        .isInstanceOf(FerException.class)
                        .hasMessageContaining("taken"));
    }
}
