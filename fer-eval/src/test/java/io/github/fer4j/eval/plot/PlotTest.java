package io.github.fer4j.eval.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fer4j.FerException;
import io.github.fer4j.InvalidArgumentException;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class PlotTest {
    private static final String HOSTILE = "<script>alert('x')</script> & \"]]>\" \u0000\u0008";

    private static Plot lines(String name) {
        return LineChart.builder(name, "Two lines, " + name)
                .horizontal(name)
                .verticalShares("share")
                .dotted(name, new double[] {1, 2, 3}, new double[] {0, 0.25, 1})
                .reference("chance", new double[] {1, 3}, new double[] {0, 1})
                .build();
    }

    private static Plot bars(String name) {
        return BarChart.builder(name, "Bars, " + name, List.of(name, "b"), name)
                .series(name, 0.25, 0.75)
                .series("other", 0.5, 0.5)
                .build();
    }

    private static Plot heat(String name) {
        return HeatMap.of(
                name,
                "A matrix, " + name,
                name,
                name,
                List.of(name, "b"),
                new int[][] {{3, 1}, {0, 2}},
                new double[][] {{0.75, 0.25}, {0, 1}});
    }

    private static Document parse(String svg) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    @Test
    void hostile_names_stay_text_in_well_formed_xml() throws Exception {
        for (Plot plot : List.of(lines(HOSTILE), bars(HOSTILE), heat(HOSTILE))) {
            Document document = parse(plot.svg());

            assertThat(document.getElementsByTagName("script").getLength()).isZero();
            assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                    .isEqualTo(HOSTILE.replace('\u0000', '\ufffd').replace('\u0008', '\ufffd'));
        }
    }

    @Test
    void a_screen_reader_finds_title_and_description() throws Exception {
        Element svg = parse(heat("Confusion").inlineSvg("plot-1")).getDocumentElement();

        assertThat(svg.getAttribute("role")).isEqualTo("img");
        assertThat(svg.getAttribute("aria-labelledby")).isEqualTo("plot-1-title plot-1-desc");
        assertThat(((Element) svg.getElementsByTagName("desc").item(0)).getAttribute("id"))
                .isEqualTo("plot-1-desc");
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo("A matrix, Confusion");
    }

    @Test
    void points_lie_where_their_numbers_say() {
        // From 1 to 3 and from 0 to 100 %: the middle point is half way to the right and a quarter of the way up.
        String svg = lines("a").svg();
        double[] x = {62, 62 + 376 / 2.0, 62 + 376};
        double[] y = {306, 306 - 270 / 4.0, 36};
        assertThat(svg)
                .contains("<polyline points=\"62,306 250,238.5 438,36\"")
                .contains("<circle cx=\"" + SvgCanvas.number(x[1]) + "\" cy=\"" + SvgCanvas.number(y[1]) + "\"");
    }

    @Test
    void the_stand_alone_svg_follows_the_reader_and_the_inline_one_its_page() {
        Plot plot = bars("a");
        assertThat(plot.svg())
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains("@media screen and (prefers-color-scheme:dark)")
                .doesNotContain("http://www.w3.org/1999", "url(", "@import", "href");
        assertThat(plot.inlineSvg("a")).startsWith("<svg class=\"fp-plot\"").doesNotContain("<style");
        assertThat(Plot.styles()).contains("td.fp-heat-20{background:");
        assertThat(HeatMap.cellClass(1)).isEqualTo("fp-heat-20");
    }

    @Test
    void the_same_numbers_give_the_same_bytes() {
        assertThat(lines("a").svg()).isEqualTo(lines("a").svg());
    }

    @Test
    void pngs_are_twice_as_large_as_the_svg_and_need_no_display(@TempDir Path folder) throws IOException {
        assertThat(GraphicsEnvironment.isHeadless()).isTrue();
        Path file = folder.resolve("plots/lines.png");
        lines("a").writePng(file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(920);
        assertThat(image.getRGB(0, image.getHeight() - 1) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
        // The dot at the last point, 438,36.
        assertThat(image.getRGB(2 * 438 - 2, 2 * 36 + 2) & 0xffffff)
                .isEqualTo(Ink.series(0).light());
    }

    @Test
    void a_file_that_cannot_be_written_is_named(@TempDir Path folder) throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        assertThatThrownBy(() -> lines("a").writeSvg(taken.resolve("lines.svg")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("lines.svg");
        assertThatThrownBy(() -> lines("a").writePng(taken.resolve("lines.png")))
                .isInstanceOf(FerException.class)
                .hasMessageContaining("lines.png");
    }

    @Test
    void a_curve_of_many_points_is_a_small_file() {
        double[] numbers =
                IntStream.range(0, 200_000).mapToDouble(i -> i / 200_000.0).toArray();
        Plot plot = LineChart.builder("long", "long")
                .horizontalShares("x")
                .verticalShares("y")
                .line("long", numbers, numbers)
                .build();
        assertThat(plot.svg()).hasSizeLessThan(30_000).contains("438,36\"");
    }

    @Test
    void one_point_alone_and_equal_values_are_drawn() throws Exception {
        Plot plot = LineChart.builder("one", "one epoch")
                .horizontal("epoch")
                .vertical("loss")
                .line("training", new double[] {1}, new double[] {0})
                .dotted("validation", new double[] {1}, new double[] {0})
                .build();
        assertThat(plot.svg()).doesNotContain("NaN", "Infinity");
        parse(plot.svg());
    }

    @Test
    void many_long_names_are_shortened_and_widen_the_matrix() throws Exception {
        int n = 20;
        List<String> names = IntStream.range(0, n)
                .mapToObj(i -> "a-very-long-name-of-a-class-" + i)
                .toList();
        double[][] shares = new double[n][n];
        Plot plot = HeatMap.of("wide", "wide", "truth", "predicted", names, new int[n][n], shares);
        Element svg = parse(plot.svg()).getDocumentElement();

        assertThat(Double.parseDouble(svg.getAttribute("width"))).isGreaterThan(20 * 46);
        assertThat(plot.svg()).contains("a-very-long-name-…").doesNotContain("class-19");
    }

    @Test
    void lines_of_the_same_colour_differ_in_their_dashes() {
        LineChart.Builder chart =
                LineChart.builder("many", "many").horizontalShares("x").verticalShares("y");
        for (int i = 0; i < 9; i++) {
            chart.line("line " + i, new double[] {0, 1}, new double[] {0, i / 10.0});
        }
        List<String> lines = Arrays.stream(chart.build().svg().split("\n"))
                .filter(line -> line.contains("points=\"62,306 438,") && line.contains("stroke-width=\"2\""))
                .map(line -> line.replaceAll("points=\"[^\"]*\"", ""))
                .toList();
        assertThat(lines).hasSize(9).doesNotHaveDuplicates();
    }

    @Test
    void wrong_numbers_are_refused_with_the_name_of_their_line() {
        LineChart.Builder chart = LineChart.builder("chart", "");
        double[] two = {0, 1};
        assertThatThrownBy(() -> chart.line("loss", two, new double[] {1, Double.NaN}))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("got NaN for 'loss'");
        assertThatThrownBy(() -> chart.line("loss", two, new double[] {1}))
                .hasMessageContaining("got 2 x and 1 y for 'loss'");
        assertThatThrownBy(() -> chart.line("loss", new double[0], new double[0]))
                .hasMessageContaining("at least one");
        assertThatThrownBy(() -> chart.horizontal("x").build()).hasMessageContaining("no vertical one for 'chart'");
        assertThatThrownBy(() -> chart.vertical("y").build()).hasMessageContaining("got none for 'chart'");
        assertThatThrownBy(() -> BarChart.builder("bars", "", List.of(), "share"))
                .hasMessageContaining("got none");
        BarChart.Builder bars = BarChart.builder("bars", "", List.of("a", "b"), "share");
        assertThatThrownBy(() -> bars.series("s", 1)).hasMessageContaining("[1.0] for 's'");
        assertThatThrownBy(() -> bars.series("s", 0, 1.5)).hasMessageContaining("1.5");
        assertThatThrownBy(bars::build).hasMessageContaining("got none for 'bars'");
        assertThatThrownBy(() -> HeatMap.of("h", "", "r", "c", List.of("a"), new int[1][2], new double[1][1]))
                .isInstanceOf(InvalidArgumentException.class)
                .hasMessageContaining("1x1");
    }

    @Test
    void ticks_are_round_numbers() {
        assertThat(labels(new Axis("", 0, 1, true, 0, 1)))
                .containsExactly("0 %", "20 %", "40 %", "60 %", "80 %", "100 %");
        assertThat(labels(new Axis("", 1, 28, false, 0, 1))).containsExactly("5", "10", "15", "20", "25");
        assertThat(labels(new Axis("", 0.83, 1.74, false, 0, 1))).containsExactly("1.0", "1.2", "1.4", "1.6");
        assertThat(labels(new Axis("", -0.002, 0.002, false, 0, 1)))
                .containsExactly("-0.002", "-0.001", "0.000", "0.001", "0.002");
    }

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream().map(axis::label).toList();
    }
}
