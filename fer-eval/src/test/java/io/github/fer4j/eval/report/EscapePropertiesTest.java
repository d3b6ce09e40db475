package io.github.fer4j.eval.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fer4j.eval.Evaluation;
import io.github.fer4j.eval.Evaluator;
import io.github.fer4j.eval.Predictions;
import io.github.fer4j.eval.plot.Plot;
import io.github.fer4j.eval.uncertainty.Bootstrap;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever a sample, a data set or a command is called. */
class EscapePropertiesTest {
    /** What XML and HTML let through; the rest is the replacement character. */
    private static String printable(String text) {
        StringBuilder kept = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? 0xfffd : c)
                .map(c -> c >= 0xd800 && c <= 0xdfff || (c & 0xfffe) == 0xfffe ? 0xfffd : c)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }

    @Property(tries = 60)
    void any_text_can_be_read_from_the_page_as_it_was(@ForAll String text) {
        Evaluation evaluation = Evaluator.evaluate(
                "x" + text,
                ReportFixtures.LABELS,
                List.of(Predictions.of(
                        "x" + text,
                        ReportFixtures.LABELS,
                        ReportFixtures.LABELS.get(0),
                        ReportFixtures.LABELS.get(1))));
        Report report = Report.builder(evaluation)
                .bootstrap(Bootstrap.standard().resamples(1))
                .command("x" + text)
                .build();
        Page page = Page.of(report);

        assertThat(page.texts("h1")).containsExactly(printable("x" + text));
        assertThat(page.texts("code")).allMatch(code -> code.equals(printable("x" + text)));
    }

    @Property
    void what_is_escaped_has_no_markup(@ForAll String text) {
        assertThat(Plot.escape(text))
                .doesNotContain("<", ">", "\"", "'")
                .doesNotContainPattern("&(?!(amp|lt|gt|quot|#39);)");
    }
}
